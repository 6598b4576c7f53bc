import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { IMPORT_STATES } from '../../domain/ledger-import.ts';
import { saveFile } from '../../web/saveFile.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Title } from '../parts/Title.tsx';
import { useDates, useT } from '../words/index.tsx';
import { Decision } from './Decision.tsx';
import { FaultTable } from './FaultTable.tsx';
import { ImportStateChip } from './ImportStateChip.tsx';
import { useImport } from './useImport.ts';

/** One import: its progress, the faults in the workbook, the owner's decision, and the result. */
export function Import() {
  const { importId = '' } = useParams();
  const t = useT();
  const dates = useDates();
  const { data, error, isPending, refetch } = useImport(importId);
  const client = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const take = (standing: LedgerImport) => client.setQueryData(['imports', importId], standing);
  if (isPending) return <Loading />;
  if (!data) return <Fault error={error} onRetry={refetch} />;

  const canCancel = ['waiting', 'reading', 'checked'].includes(data.state);
  return (
    <>
      <Title text={data.fileName} lead={dates.minute(data.createdAt)}>
        <ImportStateChip state={data.state} />
        {canCancel && (
          <Button color="error" onClick={() => setCancelling(true)}>
            {t('imports.cancel')}
          </Button>
        )}
        <Button component={Link} to="/my/instruments/import">
          {t('imports.another')}
        </Button>
        <Button component={Link} to="/my/instruments">
          {t('nav.instruments')}
        </Button>
      </Title>
      <Fault error={error} onRetry={refetch} />
      <Standing standing={data} onChange={take} />
      {data.remarks.map((remark) => (
        <Alert key={remark} severity="info" sx={{ mb: 1 }}>
          {remark}
        </Alert>
      ))}
      {(data.rowsFaulty > 0 || data.rowsKnown > 0) && !['reading', 'waiting'].includes(data.state) && (
        <FaultTable importId={importId} version={data.state} />
      )}
      {cancelling && (
        <Confirm
          title={t('imports.cancelTitle')}
          action={t('imports.cancel')}
          danger
          onClose={() => setCancelling(false)}
          onConfirm={async () => take(await call('cancelImport', { params: { importId }, body: {} }))}
        >
          {t('imports.cancelText')}
        </Confirm>
      )}
    </>
  );
}

interface StandingProps {
  readonly standing: LedgerImport;
  readonly onChange: (standing: LedgerImport) => void;
}

function Standing({ standing, onChange }: StandingProps) {
  const t = useT();
  const { state, reason } = standing;
  if (state === 'checked') return <Decision standing={standing} onDecided={onChange} />;
  if (state === 'done') return <Done standing={standing} />;
  if (IMPORT_STATES[state].ended) {
    return (
      <Alert severity={state === 'refused' ? 'error' : 'info'} sx={{ mb: 2 }}>
        {reason ?? t('imports.nothingSaved')}
      </Alert>
    );
  }
  return (
    <Paper sx={{ p: 2, mb: 2 }}>
      <Typography aria-live="polite" gutterBottom>
        {state === 'waiting'
          ? t('imports.waiting')
          : state === 'saving'
            ? t('imports.saving')
            : t('imports.reading', { rows: standing.rowsRead })}
      </Typography>
      <LinearProgress aria-label={t('imports.progress')} />
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {t('imports.mayLeave')}
      </Typography>
    </Paper>
  );
}

function Done({ standing }: { standing: LedgerImport }) {
  const t = useT();
  const { id, fileName, rowsSaved, rowsUpdated, rowsUnchanged, rowsLeftOut, hasRest } = standing;
  const what = [
    t('imports.doneSaved', { count: rowsSaved }),
    ...(rowsUpdated > 0 ? [t('imports.doneUpdated', { count: rowsUpdated })] : []),
    ...(rowsUnchanged > 0 ? [t('imports.doneUnchanged', { count: rowsUnchanged })] : []),
  ];
  const rest = useMutation({
    mutationFn: async () => {
      const file = (await call('importRest', { params: { importId: id } })) as Blob;
      saveFile(file, t('imports.restName', { name: fileName.replace(/\.xlsx$/i, '') }));
    },
  });
  return (
    <>
      <Alert severity="success" sx={{ mb: 2 }}>
        {t('imports.done', { what: what.join(t('comma')) })}
      </Alert>
      {rowsLeftOut > 0 && (
        <Alert
          severity="warning"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" size="small" onClick={() => rest.mutate()} loading={rest.isPending || !hasRest}>
              {t('imports.rest')}
            </Button>
          }
        >
          {t('imports.leftOut', { count: rowsLeftOut })}
        </Alert>
      )}
      <Fault error={rest.error} />
    </>
  );
}
