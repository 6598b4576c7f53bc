import type { Command } from '../../../domain/command.ts';
import { commandWords } from '../../../domain/command.ts';
import { COMMAND_BODIES } from '../../../domain/contract/order.ts';
import { NotesDialog } from '../../ui/NotesDialog.tsx';
import type { Reason } from '../../ui/reason.ts';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import type { DecisionDialogProps } from './DecisionDialog.tsx';

const REJECTION: readonly Reason[] = ['no_contact', 'unreachable', 'incomplete', 'range', 'out_of_scope'];

const REASONS: Partial<Record<Command, readonly Reason[]>> = {
  reject_first_review: REJECTION,
  reject_second_review: REJECTION,
  send_back: ['data', 'missing', 'conclusion'],
  cancel: ['asked', 'duplicate', 'never_brought'],
};

/** Rejecting, sending back and cancelling: the reason is asked for. */
export function CommandNotesDialog({ command, order, give, onClose }: DecisionDialogProps) {
  const say = useSay();
  const term = useTerm();
  const words = commandWords(command, order.kind);
  return (
    <NotesDialog
      title={`${term(words)} · ${order.number ?? ''}`}
      label={say(command === 'cancel' ? 'decision.cancel_notes' : 'decision.notes')}
      help={say('decision.notes_help')}
      confirm={term(words)}
      schema={COMMAND_BODIES[command]}
      reasons={REASONS[command] ?? []}
      give={give}
      onClose={onClose}
    />
  );
}
