import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { wordsOfEvent } from '../../domain/event-name.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { FaultAlert } from './FaultAlert.tsx';
import { Section } from './Section.tsx';
import { Timestamp } from './Timestamp.tsx';

type History = ResponseOf<'kindHistory'>;

interface RecordHistoryProps {
  /** The resource with the names of the fields. */
  readonly resource: string;
  readonly id: string;
  readonly read: () => Promise<History>;
  /** The name of a field, if the resource has none for it. */
  readonly labelOf?: (field: string) => string;
}

/** The history of a record: who changed what and when, newest first. */
export function RecordHistory({ resource, id, read, labelOf }: RecordHistoryProps) {
  const t = useT();
  const localized = useLocalized();
  const { data, error } = useQuery({ queryKey: [resource, 'history', id], queryFn: read });
  return (
    <Section title={t('record.history')}>
      <FaultAlert fault={error} />
      {data?.total === 0 && <Typography color="text.secondary">{t('record.no_history')}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map(({ at, actor, name, subject, notes, changes }) => (
          <Box
            key={`${at} ${name}`}
            component="li"
            sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.5, mb: 1.5 }}
          >
            <Typography variant="body2" component="div">
              <strong>{localized(wordsOfEvent(name))}</strong> {actor} · <Timestamp at={at} />
            </Typography>
            {subject && (
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                {subject}
              </Typography>
            )}
            <FieldChanges resource={resource} changes={changes} labelOf={labelOf} />
            {notes && (
              <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {notes}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

interface FieldChangesProps {
  readonly resource: string;
  readonly changes: History['data'][number]['changes'];
  readonly labelOf?: RecordHistoryProps['labelOf'];
}

/** The changed fields, one line each: before → after. */
export function FieldChanges({ resource, changes, labelOf }: FieldChangesProps) {
  const t = useT();
  const translate = useTranslate();
  return changes.map(({ field, before, after }) => (
    <Typography key={field} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
      {labelOf?.(field) ?? translate(`resources.${resource}.fields.${field}`)}：{before || t('record.blank')} →{' '}
      {after || t('record.blank')}
    </Typography>
  ));
}
