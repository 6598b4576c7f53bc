import { Box, Stack } from '@mui/material';
import { LEDGER_SERVICES, type LedgerService } from '../../domain/ledger-service.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { useCall } from '../data/useCall.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RecordHistory } from '../ui/RecordHistory.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { CalendarSection } from './CalendarSection.tsx';
import { SealSection } from './SealSection.tsx';
import { TimeLimitSection } from './TimeLimitSection.tsx';

/** 系统设置: time limits of stages, the working-day calendar and the seal, with the history of changes (requirement E6). */
export function SettingsPage() {
  const t = useT();
  const call = useCall();
  const localized = useLocalized();
  /** A time limit is recorded by kind and stage, a day by its fields. */
  const labelOf = (field: string) => {
    if (field === 'seal') return t('settings.seal');
    const [kind, stage] = field.split(' ') as [LedgerService, Stage | undefined];
    if (stage)
      return t('settings.days_of', { kind: localized(LEDGER_SERVICES[kind]), stage: localized(STAGES[stage]) });
    return t(field === 'isWorking' ? 'settings.works' : field === 'day' ? 'settings.day' : 'settings.name');
  };
  return (
    <Box
      sx={{
        pt: 1.5,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
      }}
    >
      <PageTitle title={t('menu.settings')} />
      <Stack spacing={1.5}>
        <TimeLimitSection />
        <CalendarSection />
        <SealSection />
      </Stack>
      <RecordHistory resource="settings" id="centre" read={() => call('settingsHistory')} labelOf={labelOf} />
    </Box>
  );
}
