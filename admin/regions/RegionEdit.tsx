import { TextInput } from 'react-admin';
import { RegionChange } from '../../domain/contract/region.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useT } from '../words/useT.ts';
import { RegionFields } from './RegionFields.tsx';

const validate = formErrors(RegionChange);

/** A region is renamed or retired, never moved. */
export function RegionEdit() {
  const t = useT();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={t('menu.regions')}
      validate={validate}
      readHistory={(regionCode) => call('regionHistory', { params: { regionCode } })}
    >
      <TextInput source="code" disabled />
      <TextInput source="fullName" disabled />
      <RegionFields />
    </ManagedRecordEdit>
  );
}
