import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useNotify } from 'react-admin';
import type { Incident } from '../../domain/contract/incident.ts';
import { CURES, type Cure } from '../../domain/incident.ts';
import { useCall } from '../data/useCall.ts';
import { ColleagueInput } from '../orders/claim/ColleagueInput.tsx';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { CureForecast, type CureOutcome } from './CureForecast.tsx';
import { useRefreshIncidents } from './useCure.ts';

interface CureDialogProps {
  readonly incidents: readonly Incident[];
  /** The available cures. */
  readonly cures: readonly Cure[];
  readonly onClose: () => void;
}

/** Asks for a cure's values, tries it without effect, shows what would happen, and then carries it out. */
export function CureDialog({ incidents, cures, onClose }: CureDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefreshIncidents();
  const id = useId();
  const [cure, setCure] = useState<Cure | null>(cures[0] ?? null);
  const [reason, setReason] = useState('');
  const [days, setDays] = useState('3');
  const [accountId, setAccountId] = useState<string | null>(null);
  const [forecast, setForecast] = useState<readonly CureOutcome[] | null>(null);
  const [outcome, setOutcome] = useState<readonly CureOutcome[] | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const many = incidents.length > 1;

  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setForecast(null);
      setFault(null);
    };
  const send = async (dryRun: boolean) => {
    if (!cure) return;
    setPending(true);
    setFault(null);
    try {
      const incidentIds = incidents.map((incident) => incident.id);
      const asks = {
        ...(cure === 'extend' ? { workingDays: Number(days) } : {}),
        ...(cure === 'assign' && accountId ? { accountId } : {}),
      };
      const { data } = await call('cureIncidents', { body: { cure, incidentIds, reason, dryRun, ...asks } });
      if (dryRun) setForecast(data);
      else {
        // A cured incident disappears from the list with its row; for a single one a notification shows the result.
        if (!many && data.every(({ refused }) => refused === null)) {
          notify(t('incident.asked', { cure: localized(CURES[cure]) }), { type: 'success' });
          onClose();
        } else setOutcome(data);
        refresh();
      }
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  /** A cure of several incidents is tried first; a cure of one is carried out directly. */
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(many && forecast === null);
  };
  const possible = forecast?.filter(({ refused }) => refused === null).length;
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>
          {cure && cures.length === 1
            ? `${localized(CURES[cure])}：${many ? t('incident.count', { count: incidents.length }) : about(incidents)}`
            : t('incident.cure_title', { count: incidents.length })}
        </DialogTitle>
        <DialogContent tabIndex={0}>
          <Stack spacing={1.5} sx={{ pt: 1 }}>
            <FaultAlert fault={fault} />
            {!outcome && (
              <>
                {cures.length > 1 && (
                  <TextField
                    select
                    label={t('incident.cure')}
                    value={cure ?? ''}
                    onChange={(event) => changed(setCure)(event.target.value as Cure)}
                  >
                    {cures.map((name) => (
                      <MenuItem key={name} value={name}>
                        {localized(CURES[name])}
                      </MenuItem>
                    ))}
                  </TextField>
                )}
                {cure === 'assign' && (
                  <ColleagueInput
                    onChange={(one) => changed(setAccountId)(one?.id ?? null)}
                    helperText={t('claim.assign_help')}
                  />
                )}
                {cure === 'extend' && (
                  <TextField
                    type="number"
                    label={t('incident.days')}
                    value={days}
                    onChange={(event) => changed(setDays)(event.target.value)}
                    slotProps={{ htmlInput: { min: 0.5, max: 60, step: 0.5 } }}
                  />
                )}
                {cure && CURES[cure].reason && (
                  <TextField
                    label={t('common.reason')}
                    value={reason}
                    onChange={(event) => changed(setReason)(event.target.value)}
                    required
                    multiline
                    minRows={2}
                    helperText={t(
                      cure === 'extend' || cure === 'cancel' ? 'incident.reason_told' : 'incident.reason_kept',
                    )}
                  />
                )}
              </>
            )}
            {(outcome ?? forecast) && <CureForecast outcomes={outcome ?? forecast ?? []} done={outcome !== null} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {t(outcome ? 'common.close' : 'decision.close')}
          </Button>
          {!outcome && (
            <Button
              type="submit"
              variant="contained"
              color={cure === 'cancel' ? 'error' : 'primary'}
              disabled={possible === 0}
              loading={pending}
            >
              {many && forecast === null
                ? t('incident.try')
                : t('incident.confirm', { count: possible ?? incidents.length })}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function about([incident]: readonly Incident[]): string {
  return incident?.orderNumber ?? incident?.subject ?? '';
}
