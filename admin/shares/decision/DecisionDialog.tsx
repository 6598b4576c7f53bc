import type { Command } from '../../../domain/command.ts';
import type { Order, Share } from '../../../domain/contract/order.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { CommandNotesDialog } from './CommandNotesDialog.tsx';
import { ForwardDialog } from './ForwardDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import type { Way } from './offer.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import type { CommandInput } from './useDecision.ts';

export interface DecisionDialogProps {
  command: Command;
  order: Order;
  share: Share;
  /** Gives the command, or another that the answer amounts to; answers with what went wrong, or null. */
  give: (body: CommandInput, command?: Command) => Promise<Error | null>;
  onClose: () => void;
}

/** The dialog of a command that asks for something first. */
export function DecisionDialog({ way, ...props }: DecisionDialogProps & { way: Way }) {
  if (way === 'with_acceptance') return <AcceptDialog {...props} />;
  if (way === 'with_institution') return <ForwardDialog {...props} />;
  if (way === 'with_schedule') return <ScheduleDialog {...props} />;
  if (way === 'with_confirmation') return <IssueDialog {...props} />;
  return <CommandNotesDialog {...props} />;
}
