import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { type TimeLimit, TimeLimitChange } from '../../domain/contract/settings.ts';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { pathErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

const KEY = ['settings', 'time-limits'];
const keyOf = ({ kind, stage }: Pick<TimeLimit, 'kind' | 'stage'>) => `${kind} ${stage}`;
const check = pathErrors(TimeLimitChange);

/** The time limits of stages in working days, by kind of order. */
export function TimeLimitSection() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => call('listTimeLimits') });
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const limits = data?.data ?? [];
  const changed = limits.filter((limit) => typed.has(keyOf(limit)));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = {
      limits: changed.map(({ kind, stage }) => {
        const text = typed.get(keyOf({ kind, stage }))?.trim() ?? '';
        return { kind, stage, workingDays: text === '' ? null : Number(text) };
      }),
    };
    const found = check(body);
    const byField = changed.map((limit, index) => [keyOf(limit), found[`limits.${index}.workingDays`] ?? '']);
    setErrors(Object.fromEntries(byField.filter(([, words]) => words)));
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      cache.setQueryData(KEY, await call('changeTimeLimits', { body }));
      setTyped(new Map());
      notify(t('settings.saved'), { type: 'success' });
      void cache.invalidateQueries({ queryKey: ['settings', 'history'] });
    } catch (problem) {
      setFault(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setPending(false);
    }
  };
  const stages = [...new Set(limits.map(({ stage }) => stage))];
  const limitOf = (kind: TimeLimit['kind'], stage: Stage) =>
    limits.find((limit) => limit.kind === kind && limit.stage === stage);
  return (
    <Section title={t('settings.limits')}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('settings.limits_help')}
      </Typography>
      <FaultAlert fault={fault ?? error} />
      <form noValidate onSubmit={save}>
        <TableContainer>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{t('settings.stage')}</TableCell>
                {LEDGER_SERVICE_NAMES.map((kind) => (
                  <TableCell key={kind}>{localized(LEDGER_SERVICES[kind])}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {stages.map((stage) => (
                <TableRow key={stage}>
                  <TableCell component="th" scope="row">
                    {localized(STAGES[stage])}
                  </TableCell>
                  {LEDGER_SERVICE_NAMES.map((kind) => {
                    const limit = limitOf(kind, stage);
                    if (!limit) return <TableCell key={kind} />;
                    const key = keyOf(limit);
                    const label = t('settings.days_of', {
                      kind: localized(LEDGER_SERVICES[kind]),
                      stage: localized(STAGES[stage]),
                    });
                    return (
                      <TableCell key={kind} sx={{ minWidth: 130 }}>
                        <TextField
                          type="number"
                          value={typed.get(key) ?? String(limit.workingDays)}
                          onChange={(event) => setTyped(new Map(typed).set(key, event.target.value))}
                          error={key in errors}
                          helperText={errors[key] ?? t('settings.standard', { days: limit.standard })}
                          slotProps={{ htmlInput: { 'aria-label': label, min: 0.5, max: 250, step: 0.5 } }}
                          sx={{ my: 0 }}
                        />
                      </TableCell>
                    );
                  })}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
        <Button type="submit" variant="contained" disabled={changed.length === 0} loading={pending} sx={{ mt: 1.5 }}>
          {t('settings.save')}
        </Button>
      </form>
    </Section>
  );
}
