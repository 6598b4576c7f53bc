import { ResourceInput } from '../../domain/contract/resource.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useT } from '../words/useT.ts';
import { ResourceFields } from './ResourceFields.tsx';

const validate = formErrors(ResourceInput);

export function ResourceEdit() {
  const t = useT();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={t('menu.resources')}
      validate={validate}
      readHistory={(resourceId) => call('resourceHistory', { params: { resourceId } })}
    >
      <ResourceFields />
    </ManagedRecordEdit>
  );
}
