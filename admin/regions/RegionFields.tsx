import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { TRAVEL, TRAVEL_HALF_DAYS } from '../../domain/visit.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** What can be changed of a region. */
export function RegionFields() {
  const t = useT();
  const localized = useLocalized();
  return (
    <>
      <TextInput source="name" isRequired autoComplete="off" helperText={t('region.name_help')} />
      <SelectInput
        source="travel"
        choices={TRAVEL_HALF_DAYS.map((id) => ({ id, name: localized(TRAVEL[id]) }))}
        emptyText={t('region.travel_inherited')}
        emptyValue=""
        parse={(value) => (value === '' ? null : value)}
        helperText={t('region.travel_help')}
      />
      <BooleanInput source="retired" helperText={t('region.retired_help')} />
    </>
  );
}
