import { AssignmentRuleInput } from '../../domain/contract/assignment.ts';
import { nestedErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { useT } from '../words/useT.ts';
import { AssignmentFields } from './AssignmentFields.tsx';
import { Forecast } from './Forecast.tsx';

const validate = nestedErrors(AssignmentRuleInput);

/** The rule of a department, its people and kinds of instruments; whom the next order would go to as it stands in the form. */
export function AssignmentRuleEdit() {
  const t = useT();
  const call = useCall();
  return (
    <ManagedRecordEdit
      name={t('menu.assignment')}
      validate={validate}
      readHistory={(departmentId) => call('assignmentRuleHistory', { params: { departmentId } })}
    >
      <AssignmentFields />
      <Forecast />
    </ManagedRecordEdit>
  );
}
