import { commandDefinition, commandWords } from '../../../domain/command.ts';
import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import { NotesDialog } from '../../ui/NotesDialog.tsx';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import type { DecisionDialogProps } from './dialogProps.ts';

/** Asks for the reason of a rejection, a send-back or a cancellation. */
export function CommandNotesDialog({ command, order, onSubmit, onClose }: DecisionDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const words = commandWords(command, order.kind);
  return (
    <NotesDialog
      title={`${localized(words)} · ${order.number ?? ''}`}
      label={t(command === 'cancel' ? 'common.cancelReason' : 'decision.notes')}
      help={t('decision.notes_help')}
      confirm={localized(words)}
      schema={COMMAND_BODIES[command]}
      occasion={commandDefinition(command).occasion}
      onSubmit={onSubmit}
      onClose={onClose}
    />
  );
}
