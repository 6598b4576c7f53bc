import { Button, ButtonGroup, Chip, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { CalendarChange } from '../../domain/contract/settings.ts';
import { businessDay } from '../../domain/time.ts';
import { isWorkingDay } from '../../domain/working-time.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { useT } from '../words/useT.ts';

const validate = formErrors(CalendarChange);
const NEW = { day: '', kind: 'rests', name: '' };

/**
 * Days that differ from their weekday's default: public holidays, working weekends, and days that the centre enters.
 */
export function CalendarSection() {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const [year, setYear] = useState(() => Number(businessDay(new Date()).slice(0, 4)));
  const [values, setValues] = useState(NEW);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => call('listCalendar', { query: { from: `${year}-01-01`, to: `${year}-12-31` } }),
  });
  const exceptions = (data?.data ?? []).filter(({ day, isWorking }) => isWorking !== isWorkingDay(day, {}));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = { day: values.day, isWorking: values.kind === 'works', name: values.name };
    const found = validate(body);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await call('changeCalendarDay', { body });
      const kind = t(values.kind === 'works' ? 'settings.works' : 'settings.rests');
      notify(t('settings.day_saved', { day: values.day, kind }), { type: 'success' });
      setValues(NEW);
      void cache.invalidateQueries({ queryKey: ['calendar'] });
      void cache.invalidateQueries({ queryKey: ['settings', 'history'] });
    } catch (problem) {
      setFault(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setPending(false);
    }
  };
  const field = (name: keyof typeof NEW, more: object) => (
    <TextField
      label={t(`settings.${name}`)}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      error={name in errors}
      helperText={errors[name]}
      fullWidth={false}
      {...more}
    />
  );
  return (
    <Section title={t('settings.calendar')}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('settings.calendar_help')}
      </Typography>
      <FaultAlert fault={fault ?? error} />
      <Stack
        component="form"
        noValidate
        onSubmit={save}
        direction="row"
        sx={{ flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start', mb: 1.5 }}
      >
        {field('day', { type: 'date', slotProps: { inputLabel: { shrink: true } } })}
        {field('kind', {
          select: true,
          sx: { minWidth: 120 },
          children: (['rests', 'works'] as const).map((kind) => (
            <MenuItem key={kind} value={kind}>
              {t(`settings.${kind}`)}
            </MenuItem>
          )),
        })}
        {field('name', { sx: { minWidth: 200 } })}
        <Button type="submit" variant="outlined" loading={pending} sx={{ mt: 1 }}>
          {t('settings.set')}
        </Button>
      </Stack>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', mb: 1 }}>
        <Typography component="h3" variant="subtitle2">
          {t('settings.exceptions', { year })}
        </Typography>
        <ButtonGroup size="small">
          <Button onClick={() => setYear(year - 1)}>{t('settings.earlier')}</Button>
          <Button onClick={() => setYear(year + 1)}>{t('settings.later')}</Button>
        </ButtonGroup>
      </Stack>
      <Stack component="ul" direction="row" sx={{ flexWrap: 'wrap', gap: 0.5, m: 0, p: 0, listStyle: 'none' }}>
        {exceptions.map(({ day, isWorking, name }) => (
          <li key={day}>
            <Chip
              size="small"
              variant="outlined"
              color={isWorking ? 'warning' : 'success'}
              label={`${day.slice(5)} ${t(isWorking ? 'board.working' : 'board.rest')} ${name ?? ''}`}
            />
          </li>
        ))}
      </Stack>
    </Section>
  );
}
