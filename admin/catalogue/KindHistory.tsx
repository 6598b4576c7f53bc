import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRecordContext, useTranslate } from 'react-admin';
import type { KeptKind } from '../../domain/contract/catalogue.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Moment } from '../ui/Moment.tsx';
import { Section } from '../ui/Section.tsx';
import { useSay } from '../words/useSay.ts';

/** Who changed what of the kind, and when, the newest first. */
export function KindHistory() {
  const say = useSay();
  const translate = useTranslate();
  const call = useCall();
  const kind = useRecordContext<KeptKind>();
  const { data, error } = useQuery({
    queryKey: ['kinds', 'history', kind?.id],
    queryFn: () => call('kindHistory', { params: { kindNumber: kind?.id ?? '' } }),
    enabled: kind !== undefined,
  });
  if (!kind) return null;
  return (
    <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
      <Section title={say('kind.history')}>
        <FaultAlert fault={error} />
        {data?.total === 0 && <Typography color="text.secondary">{say('kind.no_history')}</Typography>}
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data?.data.map(({ at, actor, name, changes }) => (
            <Box key={at} component="li" sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.5, mb: 1.5 }}>
              <Typography variant="body2" component="div">
                <strong>{say(name === 'add_kind' ? 'kind.added' : 'kind.changed')}</strong> {actor} · <Moment at={at} />
              </Typography>
              {changes.map(({ field, before, after }) => (
                <Typography key={field} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                  {translate(`resources.kinds.fields.${field}`)}：{before || say('kind.blank')} →{' '}
                  {after || say('kind.blank')}
                </Typography>
              ))}
            </Box>
          ))}
        </Box>
      </Section>
    </Box>
  );
}
