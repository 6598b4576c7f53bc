import { SelectInput } from 'react-admin';
import { ReasonChange } from '../../domain/contract/reason.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { occasionChoices } from './occasionChoices.ts';
import { ReasonFields } from './ReasonFields.tsx';

const validate = formErrors(ReasonChange);

/** A reason is worded anew or retired; the occasion stays. */
export function ReasonEdit() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={t('menu.reasons')}
      validate={validate}
      readHistory={(reasonId) => call('reasonHistory', { params: { reasonId } })}
    >
      <SelectInput source="occasion" choices={occasionChoices(localized)} disabled />
      <ReasonFields />
    </ManagedRecordEdit>
  );
}
