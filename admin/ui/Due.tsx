import { Box, Chip } from '@mui/material';
import { formatTime } from '../../domain/time.ts';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { dueState } from './time.ts';

/** The time limit, with a word if it has passed or is near: some people do not see colours. */
export function Due({ at }: { at: string | null }) {
  const t = useT();
  const language = useLanguage();
  if (!at) return <>{t('due.none')}</>;
  const state = dueState(at);
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.75 }}>
      {state && (
        <Chip
          size="small"
          color={state === 'overdue' ? 'error' : 'warning'}
          variant={state === 'overdue' ? 'filled' : 'outlined'}
          label={t(`due.${state}`)}
        />
      )}
      <span>{formatTime(at, 'evenMinute', language)}</span>
    </Box>
  );
}
