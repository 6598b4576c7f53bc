import { useQueryClient } from '@tanstack/react-query';
import { type Link, LinkNotes } from '../../domain/contract/link.ts';
import { call } from '../api.ts';
import { ConfirmForm } from '../parts/Confirm.tsx';
import { Field } from '../parts/Field.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useT } from '../words/index.tsx';

export type Decision = 'approve' | 'refuse' | 'remove';

/** Explains a decision, and carries it out. */
export function LinkDecision({ link, kind, onClose }: { link: Link; kind: Decision; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const form = useContractForm(LinkNotes, { notes: '' });
  const params = { linkId: link.id };
  const decide = () =>
    form.submit((body) => {
      const decisions: Record<Decision, () => Promise<unknown>> = {
        approve: () => call('approveLink', { params }),
        refuse: () => call('refuseLink', { params, body }),
        remove: () => call('endLink', { params }),
      };
      return decisions[kind]().finally(() => client.invalidateQueries({ queryKey: ['links'] }));
    });
  const name = `${link.displayName}（${link.username}）`;
  return (
    <ConfirmForm
      form={form}
      title={t(`links.${kind}Title`)}
      action={t(`links.${kind}`)}
      danger={kind !== 'approve'}
      onClose={onClose}
      onConfirm={decide}
    >
      {t(`links.${kind}Text`, { name })}
      {kind === 'refuse' && (
        <Field
          form={form}
          name="notes"
          label={t('links.notes')}
          fullWidth
          multiline
          slotProps={{ htmlInput: { maxLength: 200 } }}
          sx={{ mt: 2 }}
        />
      )}
    </ConfirmForm>
  );
}
