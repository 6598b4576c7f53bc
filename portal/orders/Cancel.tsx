import { COMMANDS } from '../../domain/command.ts';
import { COMMAND_BODIES } from '../../domain/contract/command.ts';
import type { Share } from '../../domain/contract/share.ts';
import { ConfirmForm } from '../parts/Confirm.tsx';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { useContractForm } from '../parts/useContractForm.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { useLanguage } from '../words/index.tsx';

interface CancelProps {
  readonly share: Share;
  /** Some instruments only; null for all of the share. */
  readonly itemIds: readonly string[] | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Cancels the share or some of its instruments, with a reason. */
export function Cancel({ share, itemIds, onClose, onDone }: CancelProps) {
  const { t, language } = useLanguage();
  const notify = useNotify();
  const { waiting, command } = useCommand();
  const form = useContractForm(COMMAND_BODIES.cancel, { notes: '', ...(itemIds ? { itemIds } : {}) });
  const send = () =>
    form.submit(async (body) => {
      await command('cancel', { params: { shareId: share.id }, body });
      notify(t('orders.commandDone'));
      onDone();
    });
  return (
    <ConfirmForm
      form={form}
      title={COMMANDS.cancel[language]}
      action={COMMANDS.cancel[language]}
      danger
      onClose={onClose}
      onConfirm={send}
    >
      {itemIds && <p style={{ marginTop: 0 }}>{t('bookings.cancelText', { count: itemIds.length })}</p>}
      <Field
        form={form}
        name="notes"
        label={t('orders.cancelReason')}
        hint={t('limit', { limit: 1000 })}
        multiline
        minRows={3}
        autoFocus
        required
        sx={{ mt: 1 }}
      />
      <Waiting shown={waiting} />
    </ConfirmForm>
  );
}
