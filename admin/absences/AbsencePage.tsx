import { Alert, Box, Button, List, ListItem, ListItemText, Stack, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { type Absence, AbsenceInput } from '../../domain/contract/assignment.ts';
import { formErrors } from '../data/formErrors.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { type Colleague, ColleagueInput } from '../orders/claim/ColleagueInput.tsx';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Section } from '../ui/Section.tsx';
import { useT } from '../words/useT.ts';

const KEY = ['absences'];
const NEW = { firstDay: '', lastDay: '' };
const validate = formErrors(AbsenceInput);

/** 缺勤登记: the person's own absences, and those of others for people who assign their work (requirement E1). */
export function AbsencePage() {
  const t = useT();
  const call = useCall();
  const me = useMe();
  const notify = useNotify();
  const cache = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => call('listAbsences') });
  const [values, setValues] = useState(NEW);
  const [colleague, setColleague] = useState<Colleague | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const assigns = holds(me, 'queue.assign');
  const mayEnd = ({ accountId }: Absence) => assigns || accountId === me?.id;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const body = { ...values, accountId: colleague?.id ?? null };
    const found = validate(body);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await call('addAbsence', { body });
      notify(t('absence.added'), { type: 'success' });
      setValues(NEW);
      void cache.invalidateQueries({ queryKey: KEY });
    } catch (problem) {
      setFault(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setPending(false);
    }
  };
  const end = async (absence: Absence) => {
    try {
      await call('endAbsence', { params: { absenceId: absence.id } });
      notify(t('absence.ended'), { type: 'success' });
    } catch (problem) {
      notify(wordsOf(problem), { type: 'error' });
    }
    void cache.invalidateQueries({ queryKey: KEY });
  };
  const day = (name: keyof typeof NEW) => (
    <TextField
      type="date"
      label={t(name === 'firstDay' ? 'absence.first_day' : 'absence.last_day')}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      error={name in errors}
      helperText={errors[name]}
      fullWidth={false}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Box sx={{ pt: 1.5, maxWidth: 720 }}>
      <PageTitle title={t('menu.absences')} />
      <Section title={t('absence.title')}>
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {t('absence.lead')}
        </Alert>
        <FaultAlert fault={fault ?? error} />
        <Stack component="form" noValidate onSubmit={add} sx={{ gap: 1, mb: 1.5 }}>
          {assigns && (
            <ColleagueInput onChange={setColleague} label={t('absence.whose')} helperText={t('absence.whose_help')} />
          )}
          <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
            {day('firstDay')}
            {day('lastDay')}
            <Button type="submit" variant="contained" loading={pending} sx={{ mt: 1 }}>
              {t('absence.add')}
            </Button>
          </Stack>
        </Stack>
        {data?.total === 0 && <Typography color="text.secondary">{t('absence.none')}</Typography>}
        <List disablePadding>
          {data?.data.map((absence) => (
            <ListItem
              key={absence.id}
              divider
              disableGutters
              secondaryAction={
                mayEnd(absence) && (
                  <Button
                    size="small"
                    onClick={() => void end(absence)}
                    aria-label={t('absence.end_of', { name: absence.name, day: absence.firstDay })}
                  >
                    {t('absence.end')}
                  </Button>
                )
              }
            >
              <ListItemText
                primary={absence.name}
                secondary={t('absence.span', { from: absence.firstDay, to: absence.lastDay })}
              />
            </ListItem>
          ))}
        </List>
      </Section>
    </Box>
  );
}
