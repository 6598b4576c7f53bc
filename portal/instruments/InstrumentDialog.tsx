import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Instrument, InstrumentInput } from '../../domain/contract/instrument.ts';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES, type LedgerService } from '../../domain/ledger-service.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useLanguage } from '../words/index.tsx';
import { emptyInstrument } from './emptyInstrument.ts';
import { InstrumentFields } from './InstrumentFields.tsx';

export interface InstrumentDialogProps {
  readonly mode: 'add' | 'edit' | 'copy';
  readonly instrument: Instrument | null;
  readonly service: LedgerService;
  readonly onClose: () => void;
}

/**
 * Adds, changes or copies an instrument; the limits are displayed beside the fields (requirement B11). A click
 * outside the dialog does not lose any input.
 */
export function InstrumentDialog({ mode, instrument, service, onClose }: InstrumentDialogProps) {
  const { t, language } = useLanguage();

  const client = useQueryClient();
  const initial = emptyInstrument(service, instrument, mode === 'copy');
  const form = useContractForm(InstrumentInput, initial);
  const before = useRef(JSON.stringify(initial));
  const [leaving, setLeaving] = useState(false);
  const title = { add: t('instruments.addTitle'), edit: t('instruments.editTitle'), copy: t('instruments.copyTitle') }[
    mode
  ];
  const leave = () => (JSON.stringify(form.values) === before.current || leaving ? onClose() : setLeaving(true));
  const save = async (body: InstrumentInput) => {
    if (mode === 'edit' && instrument)
      await call('changeInstrument', { params: { instrumentId: instrument.id }, body });
    else await call('createInstrument', { body });
    await client.invalidateQueries({ queryKey: ['instruments'] });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={(_, reason) => reason === 'escapeKeyDown' && leave()}
      fullWidth
      maxWidth="md"
      aria-labelledby="instrument-title"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(save);
        }}
      >
        <DialogTitle id="instrument-title">{title}</DialogTitle>
        <DialogContent>
          <Fault error={form.error} />
          {mode === 'add' && (
            <ToggleButtonGroup
              exclusive
              size="small"
              color="primary"
              value={form.values.service}
              onChange={(_, value: LedgerService | null) => value && form.change('service', value)}
              aria-label={t('instruments.fields.service')}
              sx={{ mb: 1 }}
            >
              {LEDGER_SERVICE_NAMES.map((name) => (
                <ToggleButton key={name} value={name}>
                  {LEDGER_SERVICES[name][language]}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
          <InstrumentFields form={form} />
        </DialogContent>
        <DialogActions>
          <Button onClick={leave} color={leaving ? 'error' : 'primary'}>
            {leaving ? t('instruments.discard') : t('cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={form.busy}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
