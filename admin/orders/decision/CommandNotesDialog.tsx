import { commandWords } from '../../../domain/command.ts';
import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import { occasionOf } from '../../../domain/reason.ts';
import { NotesDialog } from '../../ui/NotesDialog.tsx';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import type { DecisionDialogProps } from './dialogProps.ts';

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
      occasion={occasionOf(command)}
      give={give}
      onClose={onClose}
    />
  );
}
