import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResponseOf } from '../../../domain/contract/endpoints.ts';
import { DUTIES } from '../../../domain/role.ts';
import { useCall } from '../../data/useCall.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

export type Colleague = ResponseOf<'listColleagues'>['data'][number];

interface ColleagueInputProps {
  readonly onChange: (colleague: Colleague | null) => void;
  readonly label?: string;
  readonly helperText: string;
}

/** Chooses a colleague by name and duties. */
export function ColleagueInput({ onChange, label, helperText }: ColleagueInputProps) {
  const t = useT();
  const localized = useLocalized();
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
        getOptionLabel={(one) => `${one.name}（${one.duties.map((duty) => localized(DUTIES[duty])).join('、')}）`}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        openText={t('decision.open_list')}
        closeText={t('decision.close_list')}
        clearText={t('decision.clear')}
        noOptionsText={t('claim.no_colleague')}
        renderInput={(props) => <TextField {...props} label={label ?? t('claim.colleague')} helperText={helperText} />}
      />
    </>
  );
}
