import { AcceptDialog } from './AcceptDialog.tsx';
import { CommandNotesDialog } from './CommandNotesDialog.tsx';
import type { DecisionDialogProps } from './dialogProps.ts';
import { ForwardDialog } from './ForwardDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import type { Way } from './offer.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';

/** The dialog of a command that asks for something first. */
export function DecisionDialog({ way, ...props }: DecisionDialogProps & { way: Way }) {
  if (way === 'with_acceptance') return <AcceptDialog {...props} />;
  if (way === 'with_institution') return <ForwardDialog {...props} />;
  if (way === 'with_schedule') return <ScheduleDialog {...props} />;
  if (way === 'with_confirmation') return <IssueDialog {...props} />;
  return <CommandNotesDialog {...props} />;
}
