import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { MAX_WISHES } from '../../../domain/visit.ts';
import { call } from '../../api.ts';
import { ConfirmForm } from '../../parts/Confirm.tsx';
import { Fault } from '../../parts/Fault.tsx';
import { Field } from '../../parts/Field.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useNotify } from '../../parts/Notice.tsx';
import { useCommand } from '../../parts/useCommand.ts';
import { useContractForm } from '../../parts/useContractForm.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { useT } from '../../words/index.tsx';
import { SlotPicker } from './SlotPicker.tsx';

interface ChooseDateProps {
  readonly share: Share;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for another date: up to three of the free times in order of preference, and the reason. */
export function ChooseDate({ share, onClose, onDone }: ChooseDateProps) {
  const t = useT();
  const notify = useNotify();
  const { waiting, command } = useCommand();
  const form = useContractForm(COMMAND_BODIES.request_another_date, { notes: '', wishedStarts: [] });
  const slots = useQuery({
    queryKey: ['free-slots', share.id],
    queryFn: () => call('listFreeSlots', { params: { shareId: share.id } }),
    gcTime: 0,
  });
  const free = slots.data?.data ?? [];
  const isFree = (start: string) => free.some(({ startsAt }) => startsAt === start);
  const chosen = form.values.wishedStarts as readonly string[];
  // Times that were taken since are no longer selected.
  const wishedStarts = chosen.filter(isFree);
  const toggle = (start: string) =>
    form.change(
      'wishedStarts',
      wishedStarts.includes(start)
        ? wishedStarts.filter((one) => one !== start)
        : [...wishedStarts, start].slice(0, MAX_WISHES),
    );
  const send = () =>
    form.submit(async ({ notes }) => {
      const body = { notes, ...(wishedStarts.length > 0 ? { wishedStarts } : {}) };
      try {
        await command('request_another_date', { params: { shareId: share.id }, body });
      } catch (error) {
        void slots.refetch();
        throw error;
      }
      notify(t('visits.asked'));
      onDone();
    });
  return (
    <ConfirmForm form={form} title={t('visits.choose')} action={t('visits.send')} onClose={onClose} onConfirm={send}>
      <Fault error={slots.error} onRetry={slots.refetch} />
      {slots.isPending && <Loading />}
      {slots.data && free.length === 0 && <Typography sx={{ mb: 1 }}>{t('visits.noneFree')}</Typography>}
      {free.length > 0 && (
        <>
          <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
            {t('visits.chooseLead', { most: MAX_WISHES })}
          </Typography>
          <SlotPicker slots={free} chosen={wishedStarts} onToggle={toggle} />
        </>
      )}
      <Field
        form={form}
        name="notes"
        label={t('visits.reason')}
        hint={t('limit', { limit: 1000 })}
        placeholder={t('visits.reasonExample')}
        multiline
        minRows={2}
        required
        sx={{ mt: 2 }}
      />
      <Waiting shown={waiting} />
    </ConfirmForm>
  );
}
