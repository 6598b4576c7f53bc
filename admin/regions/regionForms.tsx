import { BooleanInput, SelectInput, TextInput } from 'react-admin';
import { RegionChange, RegionInput } from '../../domain/contract/region.ts';
import { TRAVEL, TRAVEL_HALF_DAYS } from '../../domain/visit.ts';
import { managedRecordForms } from '../ui/managedRecordForms.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** A region is renamed or retired, never moved. */
export const { Create: RegionCreate, Edit: RegionEdit } = managedRecordForms({
  resource: 'regions',
  title: 'menu.regions',
  input: RegionInput,
  change: RegionChange,
  defaultValues: { parentCode: null, retired: false, travel: null },
  Identity,
  Fields,
});

function Identity({ isNew }: { isNew: boolean }) {
  const t = useT();
  if (isNew) {
    return (
      <>
        <TextInput source="code" isRequired autoComplete="off" helperText={t('region.code_help')} />
        <TextInput
          source="parentCode"
          autoComplete="off"
          helperText={t('region.parent_help')}
          parse={(value) => value || null}
        />
      </>
    );
  }
  return (
    <>
      <TextInput source="code" disabled />
      <TextInput source="fullName" disabled />
    </>
  );
}

function Fields() {
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
