import type { ComponentType } from 'react';
import type { Command, CustomerCommand } from '../../domain/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { Cancel } from './Cancel.tsx';
import { Resubmit } from './Resubmit.tsx';
import type { VisitPanelCommand } from './visit/VisitPanel.tsx';

/** What a form is given that a button of a part opens. */
export interface CommandFormProps {
  readonly order: Order;
  readonly share: Share;
  /** The instruments that were ticked; null for all of the part. */
  readonly itemIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form of every command that customers give by a button of the part; the others are given where the visit is shown. */
const FORMS: Readonly<Partial<Record<Command, ComponentType<CommandFormProps>>>> = {
  resubmit: Resubmit,
  cancel: Cancel,
} satisfies Record<Exclude<CustomerCommand, VisitPanelCommand>, ComponentType<CommandFormProps>>;

/** The form that a button opens, or null: then the part has no button for the command. */
export function formFor(command: Command): ComponentType<CommandFormProps> | null {
  return FORMS[command] ?? null;
}
