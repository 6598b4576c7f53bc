import type { ComponentType } from 'react';
import type { ConsoleForm } from '../../../domain/command/definition.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { CommandNotesDialog } from './CommandNotesDialog.tsx';
import type { DecisionDialogProps } from './dialogProps.ts';
import { ForwardDialog } from './ForwardDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';

/** The forms of the command table that are dialogs; the commands with other forms are given on the page itself. */
export type DialogForm = Exclude<ConsoleForm, 'at_once' | 'results'>;

const DIALOGS = {
  notes: CommandNotesDialog,
  acceptance: AcceptDialog,
  institution: ForwardDialog,
  visit: ScheduleDialog,
  signature: IssueDialog,
} satisfies Record<DialogForm, ComponentType<DecisionDialogProps>>;

/** The dialog of a command that needs a form. */
export function DecisionDialog({ form, ...props }: DecisionDialogProps & { form: DialogForm }) {
  const Dialog: ComponentType<DecisionDialogProps> = DIALOGS[form];
  return <Dialog {...props} />;
}
