import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { COMMAND_BODIES } from '../../../domain/contract/command.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { parseInLanguage } from '../../../domain/contract/validation-message.ts';
import { MAX_WISHES } from '../../../domain/visit.ts';
import { call } from '../../api.ts';
import { Confirm } from '../../parts/Confirm.tsx';
import { Fault } from '../../parts/Fault.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useNotify } from '../../parts/Notice.tsx';
import { useCommand } from '../../parts/useCommand.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { useLanguage } from '../../words/index.tsx';
import { SlotPicker } from './SlotPicker.tsx';

interface ChooseDateProps {
  readonly share: Share;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for another date: up to three of the free times in order of preference, and why. */
export function ChooseDate({ share, onClose, onDone }: ChooseDateProps) {
  const { words, language } = useLanguage();
  const notify = useNotify();
  const { waiting, command } = useCommand();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [notes, setNotes] = useState('');
  const slots = useQuery({
    queryKey: ['free-slots', share.id],
    queryFn: () => call('listFreeSlots', { params: { shareId: share.id } }),
    gcTime: 0,
  });
  const free = slots.data?.data ?? [];
  const isFree = (start: string) => free.some(({ startsAt }) => startsAt === start);
  // What was taken meanwhile is chosen no more.
  const wishedStarts = chosen.filter(isFree);
  const toggle = (start: string) =>
    setChosen(
      wishedStarts.includes(start)
        ? wishedStarts.filter((one) => one !== start)
        : [...wishedStarts, start].slice(0, MAX_WISHES),
    );
  const send = async () => {
    const body = { notes, ...(wishedStarts.length > 0 ? { wishedStarts } : {}) };
    const parsed = parseInLanguage(language, COMMAND_BODIES.request_another_date, body);
    if (!parsed.success) throw new Error(parsed.error.issues[0]?.message);
    try {
      await command('request_another_date', { params: { shareId: share.id }, body: parsed.data });
    } catch (error) {
      void slots.refetch();
      throw error;
    }
    notify(words.visits.asked);
    onDone();
  };
  return (
    <Confirm title={words.visits.choose} action={words.visits.send} onClose={onClose} onConfirm={send}>
      <Fault error={slots.error} onRetry={slots.refetch} />
      {slots.isPending && <Loading />}
      {slots.data && free.length === 0 && <Typography sx={{ mb: 1 }}>{words.visits.noneFree}</Typography>}
      {free.length > 0 && (
        <>
          <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
            {words.visits.chooseLead(MAX_WISHES)}
          </Typography>
          <SlotPicker slots={free} chosen={wishedStarts} onToggle={toggle} />
        </>
      )}
      <TextField
        multiline
        minRows={2}
        required
        label={words.visits.reason}
        placeholder={words.visits.reasonExample}
        helperText={words.limit(1000)}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
        sx={{ mt: 2 }}
      />
      <Waiting shown={waiting} />
    </Confirm>
  );
}
