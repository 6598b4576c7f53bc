import { TextInput } from 'react-admin';
import { KindChange } from '../../domain/contract/catalogue.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useT } from '../words/useT.ts';
import { KindFields } from './KindFields.tsx';

const validate = formErrors(KindChange);

export function KindEdit() {
  const t = useT();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={t('menu.catalogue')}
      validate={validate}
      readHistory={(kindNumber) => call('kindHistory', { params: { kindNumber } })}
    >
      <TextInput source="number" disabled />
      <TextInput source="categoryName" disabled />
      <KindFields />
    </ManagedRecordEdit>
  );
}
