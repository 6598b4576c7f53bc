import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import OpenIcon from '@mui/icons-material/OpenInNewOutlined';
import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pathOf } from '../../domain/contract/client.ts';
import { HISTORY_ENTRY_KINDS, type HistoryEntry } from '../../domain/contract/workflow-history.ts';
import { activityWords } from '../../domain/incident.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { eventWords } from '../../domain/transition.ts';
import { statusOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLanguage, useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { RawEvents } from './RawEvents.tsx';

interface WorkflowStoryProps {
  readonly orderId: string;
  readonly kind: LedgerService;
}

/** 流程经过, for supervisors: the history of the order's workflow in words (requirement E5). */
export function WorkflowStory({ orderId, kind }: WorkflowStoryProps) {
  const t = useT();
  const mayRead = holds(useMe(), 'incident.read');
  const [open, setOpen] = useState(false);
  if (!mayRead) return null;
  if (!open) return <Button onClick={() => setOpen(true)}>{t('incident.story_show')}</Button>;
  return <Story orderId={orderId} kind={kind} />;
}

const POLL_INTERVAL_MS = 15_000;

function Story({ orderId, kind }: WorkflowStoryProps) {
  const t = useT();
  const call = useCall();
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['story', orderId],
    queryFn: () => call('readWorkflow', { params: { orderId } }),
    refetchInterval: POLL_INTERVAL_MS,
    retry: false,
  });
  const isGone = statusOf(error) === 404;
  return (
    <Section title={t('incident.story')}>
      {isGone ? <Alert severity="info">{t('incident.story_none')}</Alert> : <FaultAlert fault={error} />}
      {!data && !error && <Skeleton variant="rounded" height={120} />}
      {data && (
        <Stack spacing={1}>
          <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <Typography variant="body2" color="text.secondary" sx={{ flexGrow: 1 }}>
              {t('incident.story_status', { status: data.status, count: data.historyLength })}
            </Typography>
            {data.engineUrl && (
              <Button size="small" startIcon={<OpenIcon />} href={data.engineUrl} target="_blank" rel="noopener">
                {t('incident.engine')}
              </Button>
            )}
            <Button size="small" startIcon={<DownloadIcon />} href={pathOf('downloadWorkflow', { orderId })} download>
              {t('incident.raw')}
            </Button>
          </Stack>
          {data.pending.map(({ name, attempts, failure }) => (
            <Alert key={name} severity={failure ? 'warning' : 'info'}>
              {t('incident.pending', { name: activityWords(name, language), attempts })}
              {failure && <Box sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>{failure}</Box>}
            </Alert>
          ))}
          <Stack component="ol" spacing={0.5} sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {data.lines.map((line) => (
              <Line key={line.eventId} line={line} kind={kind} />
            ))}
          </Stack>
          <RawEvents orderId={orderId} length={data.historyLength} />
        </Stack>
      )}
    </Section>
  );
}

const COLOURS = { plain: 'divider', good: 'success.main', warning: 'warning.main', bad: 'error.main' } as const;

function Line({ line, kind }: { line: HistoryEntry; kind: LedgerService }) {
  const localized = useLocalized();
  const language = useLanguage();
  const { tone, ...words } = HISTORY_ENTRY_KINDS[line.kind];
  const name =
    line.name === null
      ? ''
      : line.kind.startsWith('activity')
        ? activityWords(line.name, language)
        : eventWords(line.name, language, kind);
  return (
    <Box component="li" sx={{ borderLeft: 3, borderColor: COLOURS[tone], pl: 1.5 }}>
      <Typography variant="body2" component="div">
        {localized(words)}
        {name && `：${name}`}
        <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
          {line.actor && `${line.actor} · `}
          <Timestamp at={line.at} /> · #{line.eventId}
        </Box>
      </Typography>
      {line.detail && (
        <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere', color: 'text.secondary' }}>
          {line.detail}
        </Typography>
      )}
    </Box>
  );
}
