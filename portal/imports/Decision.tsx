import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Paper from '@mui/material/Paper';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDecision, LedgerImport } from '../../domain/contract/ledger-import.ts';
import { KNOWN_ROWS } from '../../domain/ledger-import.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useT } from '../words/index.tsx';

interface DecisionProps {
  readonly standing: LedgerImport;
  readonly onDecided: (standing: LedgerImport) => void;
}

/** Some rows have faults or are in the ledger already: the owner decides what to save. */
export function Decision({ standing, onDecided }: DecisionProps) {
  const t = useT();
  const { id, rowsRead, rowsFaulty, rowsKnown, rowsUnchanged, reason } = standing;
  const [known, setKnown] = useState<ImportDecision['known']>('skip');
  const decide = useMutation({
    mutationFn: () => call('decideImport', { params: { importId: id }, body: { known } }),
    onSuccess: onDecided,
  });
  const fresh = rowsRead - rowsFaulty - rowsKnown - rowsUnchanged;
  const savable = fresh + (known === 'update' ? rowsKnown : 0);
  return (
    <Paper sx={{ p: 2, mb: 2 }}>
      <Alert severity={rowsFaulty > 0 ? 'error' : 'warning'} sx={{ mb: 2 }}>
        {reason ??
          t(rowsFaulty > 0 ? 'imports.checkedFaulty' : 'imports.checkedKnown', { rows: rowsRead, faulty: rowsFaulty })}
      </Alert>
      <Typography component="ul" sx={{ pl: 3, my: 1 }}>
        <li>{t('imports.fresh', { count: fresh })}</li>
        {rowsFaulty > 0 && <li>{t('imports.faulty', { count: rowsFaulty })}</li>}
        {rowsKnown > 0 && <li>{t('imports.known', { count: rowsKnown })}</li>}
        {rowsUnchanged > 0 && <li>{t('imports.unchanged', { count: rowsUnchanged })}</li>}
      </Typography>
      {rowsKnown > 0 && (
        <FormControl sx={{ my: 1 }}>
          <FormLabel id="known-rows">{t('imports.knownQuestion', { count: rowsKnown })}</FormLabel>
          <RadioGroup
            aria-labelledby="known-rows"
            value={known}
            onChange={(_, value) => setKnown(value === 'update' ? 'update' : 'skip')}
          >
            {KNOWN_ROWS.map((choice) => (
              <FormControlLabel
                key={choice}
                value={choice}
                control={<Radio />}
                label={t(`imports.knownChoice.${choice}`)}
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
      <Fault error={decide.error} />
      <Button
        variant="contained"
        disabled={savable === 0}
        loading={decide.isPending}
        onClick={() => decide.mutate()}
        sx={{ display: 'block' }}
      >
        {t('imports.saveCorrect', { count: savable })}
      </Button>
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {t('imports.decisionHint')}
      </Typography>
    </Paper>
  );
}
