import { Box, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRecordContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { AssignmentRuleInput, type DepartmentAssignment } from '../../domain/contract/assignment.ts';
import { STAGES } from '../../domain/stage.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** The person who would get the next share of each queue under the rule in the form. */
export function Forecast() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const record = useRecordContext<DepartmentAssignment>();
  const departmentId = record?.id ?? '';
  const { data: body } = AssignmentRuleInput.safeParse(useWatch());
  const { data, error } = useQuery({
    queryKey: ['assignmentRules', 'forecast', departmentId, body],
    queryFn: () => call('forecastAssignment', { params: { departmentId }, body }),
    enabled: body !== undefined && body.rule !== 'none',
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (!body || body.rule === 'none') return null;
  return (
    <Box component="section" aria-live="polite" aria-label={t('assignment.forecast')} sx={{ width: '100%' }}>
      <Typography component="h2" variant="subtitle2">
        {t('assignment.forecast')}
      </Typography>
      <FaultAlert fault={error} />
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data?.next.map(({ stage, kinds, name }) => (
          <li key={`${stage} ${kinds.join()}`}>
            {t(name ? 'assignment.next' : 'assignment.next_nobody', {
              what: [localized(STAGES[stage]), ...(kinds.length > 0 ? [kinds.join('、')] : [])].join(' · '),
              name: name ?? '',
            })}
          </li>
        ))}
      </Box>
    </Box>
  );
}
