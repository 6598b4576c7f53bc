import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { BulkAction, Instrument } from '../../domain/contract/instrument.ts';
import { LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { FactTable } from '../parts/FactTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Title } from '../parts/Title.tsx';
import { useLanguage } from '../words/index.tsx';
import { ActDialog } from './ActDialog.tsx';
import { InstrumentActions } from './InstrumentActions.tsx';
import { InstrumentDialog } from './InstrumentDialog.tsx';
import { InstrumentHistory } from './InstrumentHistory.tsx';
import { StatusChip, VerificationChip } from './StateChips.tsx';

/** 明细: all data of an instrument, and its history (requirement B7). */
export function InstrumentPage() {
  const { instrumentId = '' } = useParams();
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [mode, setMode] = useState<'edit' | 'copy' | null>(null);
  const [action, setAction] = useState<BulkAction | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['instruments', instrumentId],
    queryFn: ({ signal }) => call('getInstrument', { params: { instrumentId }, signal }),
  });
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      <Title text={data.name} lead={data.instrumentNumber}>
        <StatusChip instrument={data} />
        <VerificationChip instrument={data} />
        <Button component={Link} to="/my/instruments">
          {t('nav.instruments')}
        </Button>
        <Button variant="contained" onClick={() => setMode('edit')}>
          {t('edit')}
        </Button>
        <InstrumentActions
          instrument={data}
          onEdit={() => setMode('edit')}
          onCopy={() => setMode('copy')}
          onAct={(wanted) => setAction(wanted)}
        />
      </Title>
      <Stack spacing={2}>
        <Paper sx={{ overflow: 'hidden' }}>
          <Facts instrument={data} />
        </Paper>
        <InstrumentHistory instrumentId={instrumentId} />
      </Stack>
      {mode && <InstrumentDialog mode={mode} instrument={data} service={data.service} onClose={() => setMode(null)} />}
      {action && (
        <ActDialog
          action={action}
          target={{ ids: [data.id], names: [`${data.name}（${data.instrumentNumber}）`] }}
          onClose={(done) => {
            setAction(null);
            if (done && action === 'delete') navigate('/my/instruments');
          }}
        />
      )}
    </>
  );
}

function Facts({ instrument }: { instrument: Instrument }) {
  const { t, language } = useLanguage();

  const isGeneral = instrument.service === 'general';
  const names = [
    'model',
    'measuringRange',
    'accuracyClass',
    'serialNumber',
    'manufacturer',
    ...(isGeneral
      ? (['currentCondition', 'currentState', 'verificationUnit', 'placeOfUse', 'daysAhead'] as const)
      : (['categoryName', 'kindName', 'origin', 'placeOfUse', 'regionName', 'quantity', 'purpose'] as const)),
    'certificateNumber',
    'validUntil',
    'remarks',
  ] as const;
  return (
    <FactTable
      facts={[
        [t('instruments.fields.service'), LEDGER_SERVICES[instrument.service][language]],
        ...names.map(
          (name) =>
            [
              t(`instruments.fields.${name}`),
              instrument[name] === null || instrument[name] === '' ? '—' : instrument[name],
            ] as const,
        ),
        [t('instruments.fields.deliveryMode'), DELIVERY_MODES[instrument.deliveryMode][language]],
      ]}
    />
  );
}
