import type { ComponentType } from 'react';
import type { Command, CustomerCommand } from '../../domain/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { Cancel } from './Cancel.tsx';
import { Resubmit } from './Resubmit.tsx';
import type { VisitPanelCommand } from './visit/VisitPanel.tsx';

/** The properties of a command's form, which a button of a share opens. */
export interface CommandFormProps {
  readonly order: Order;
  readonly share: Share;
  /** The selected instruments; null for the whole share. */
  readonly itemIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form of every command that customers give with a button of the share; the others are given with the visit. */
const FORMS: Readonly<Partial<Record<Command, ComponentType<CommandFormProps>>>> = {
  resubmit: Resubmit,
  cancel: Cancel,
} satisfies Record<Exclude<CustomerCommand, VisitPanelCommand>, ComponentType<CommandFormProps>>;

/** The form of a command, or null: then the share has no button for it. */
export function formFor(command: Command): ComponentType<CommandFormProps> | null {
  return FORMS[command] ?? null;
}
