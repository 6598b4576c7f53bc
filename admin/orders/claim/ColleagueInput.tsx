import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResponseOf } from '../../../domain/contract/endpoints.ts';
import { DUTIES } from '../../../domain/role.ts';
import { useCall } from '../../data/useCall.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';

export type Colleague = ResponseOf<'listColleagues'>['data'][number];

interface ColleagueInputProps {
  readonly onChange: (colleague: Colleague | null) => void;
  readonly label?: string;
  readonly helperText: string;
}

/** Chooses a colleague by name and duties. */
export function ColleagueInput({ onChange, label, helperText }: ColleagueInputProps) {
  const say = useSay();
  const term = useTerm();
  const call = useCall();
  const [colleague, setColleague] = useState<Colleague | null>(null);
  const { data, error } = useQuery({ queryKey: ['colleagues'], queryFn: () => call('listColleagues') });
  return (
    <>
      <FaultAlert fault={error} />
      <Autocomplete<Colleague>
        size="small"
        sx={{ mt: 1 }}
        options={data?.data ?? []}
        value={colleague}
        onChange={(_, chosen) => {
          setColleague(chosen);
          onChange(chosen);
        }}
        getOptionKey={(one) => one.id}
        getOptionLabel={(one) => `${one.name}（${one.duties.map((duty) => term(DUTIES[duty])).join('、')}）`}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        openText={say('decision.open_list')}
        closeText={say('decision.close_list')}
        clearText={say('decision.clear')}
        noOptionsText={say('claim.no_colleague')}
        renderInput={(props) => (
          <TextField {...props} label={label ?? say('claim.colleague')} helperText={helperText} />
        )}
      />
    </>
  );
}
