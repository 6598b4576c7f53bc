import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { TRAVEL, TRAVEL_HALF_DAYS } from '../../domain/visit.ts';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

/** What can be changed of a region. */
export function RegionFields() {
  const say = useSay();
  const term = useTerm();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" helperText={say('region.name_help')} />
      <SelectInput
        source="travel"
        choices={TRAVEL_HALF_DAYS.map((id) => ({ id, name: term(TRAVEL[id]) }))}
        emptyText={say('region.travel_inherited')}
        emptyValue=""
        parse={(value) => (value === '' ? null : value)}
        helperText={say('region.travel_help')}
      />
      <BooleanInput source="retired" helperText={say('region.retired_help')} />
    </>
  );
}
