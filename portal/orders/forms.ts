import type { ComponentType } from 'react';
import type { Command, CustomerCommand } from '../../domain/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { Cancel } from './Cancel.tsx';
import { Resubmit } from './Resubmit.tsx';

/** What a form is given that a button of a part opens. */
export interface CommandFormProps {
  readonly order: Order;
  readonly share: Share;
  /** The instruments that were ticked; null for all of the part. */
  readonly itemIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Form = ComponentType<CommandFormProps> | 'in_visit_panel';

/** The form of every command that customers give; what is about a visit is given beside its date. */
const FORMS: Readonly<Partial<Record<Command, Form>>> = {
  resubmit: Resubmit,
  cancel: Cancel,
  confirm_visit: 'in_visit_panel',
  request_another_date: 'in_visit_panel',
} satisfies Record<CustomerCommand, Form>;

/** The form that a button opens, or null: then the part has no button for the command. */
export function formFor(command: Command): ComponentType<CommandFormProps> | null {
  const form = FORMS[command];
  return form === undefined || form === 'in_visit_panel' ? null : form;
}
