import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { COMMANDS } from '../../../domain/command.ts';
import type { Share } from '../../../domain/contract/share.ts';
import type { Visit } from '../../../domain/contract/visit.ts';
import { hasOpenVisit } from '../../../domain/stage.ts';
import { VISIT_ANSWERS } from '../../../domain/visit.ts';
import { Fault } from '../../parts/Fault.tsx';
import { useNotify } from '../../parts/Notice.tsx';
import { useCommand } from '../../parts/useCommand.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { useDates, useLanguage } from '../../words/index.tsx';
import { ChooseDate } from './ChooseDate.tsx';

/** The commands that are given here. */
export type VisitPanelCommand = 'confirm_visit' | 'request_another_date';

interface VisitPanelProps {
  readonly share: Share;
  readonly visit: Visit;
  readonly onDone: () => void;
}

const SEVERITY = { awaited: 'warning', confirmed: 'success', assumed: 'info', another_asked: 'info' } as const;

/** The date of a visit, and the customer's answer: confirming it, or asking for another one (requirement C12). */
export function VisitPanel({ share, visit, onDone }: VisitPanelProps) {
  const { t, language } = useLanguage();
  const dates = useDates();
  const notify = useNotify();
  const { waiting, command } = useCommand();
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const isOpen = hasOpenVisit(share.stage);
  const { answer, answerBy, startsAt, endsAt, technicians, notes, wish, wishedStarts } = visit;
  const confirm = async () => {
    setBusy(true);
    setFault(null);
    try {
      await command('confirm_visit', { params: { shareId: share.id }, body: { startsAt } });
      notify(t('visits.confirmed'));
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
      onDone();
    }
  };
  const offers = (name: VisitPanelCommand) => share.commands.includes(name);
  const standing = VISIT_ANSWERS[answer];
  return (
    <Alert severity={isOpen ? SEVERITY[answer] : 'info'} sx={{ mt: 1.5, '& .MuiAlert-message': { width: '100%' } }}>
      <AlertTitle sx={{ fontWeight: 600 }}>
        {t('orders.visit')}：{dates.span(startsAt, endsAt)}
      </AlertTitle>
      <Typography variant="body2">
        {t('orders.technicians')}：{technicians.map(({ displayName }) => displayName).join('、')}
        {notes && ` · ${notes}`}
      </Typography>
      {isOpen && (
        <>
          <Typography variant="body2" sx={{ fontWeight: 600, mt: 0.5 }}>
            {language === 'zh' ? standing.customerZh : standing.customerEn}
            {answerBy && `${t('visits.until', { time: dates.minute(answerBy) })}`}
          </Typography>
          {wishedStarts.length > 0 && (
            <Typography variant="body2">
              {t('visits.wished')}：{wishedStarts.map((start) => dates.span(start)).join('；')}
            </Typography>
          )}
          {wish && (
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {t('visits.reason')}：{wish}
            </Typography>
          )}
          <Fault error={fault} />
          <Stack direction="row" useFlexGap spacing={1} sx={{ mt: 1, flexWrap: 'wrap' }}>
            {offers('confirm_visit') && (
              <Button variant="contained" onClick={confirm} loading={busy}>
                {answer === 'another_asked' ? t('visits.keep') : COMMANDS.confirm_visit[language]}
              </Button>
            )}
            {offers('request_another_date') && (
              <Button variant="outlined" onClick={() => setChoosing(true)} disabled={busy}>
                {answer === 'another_asked' ? t('visits.chooseAgain') : t('visits.choose')}
              </Button>
            )}
          </Stack>
          <Waiting shown={waiting} />
        </>
      )}
      {choosing && <ChooseDate share={share} onClose={() => setChoosing(false)} onDone={onDone} />}
    </Alert>
  );
}
