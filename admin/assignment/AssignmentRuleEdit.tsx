import { AssignmentRuleInput } from '../../domain/contract/assignment.ts';
import { nestedErrors } from '../data/formErrors.ts';
import { ManagedRecordEdit } from '../ui/ManagedRecordEdit.tsx';
import { AssignmentFields } from './AssignmentFields.tsx';
import { Forecast } from './Forecast.tsx';

const validate = nestedErrors(AssignmentRuleInput);

/** The rule of a department, its people and kinds of instruments, with a forecast for the values in the form. */
export function AssignmentRuleEdit() {
  return (
    <ManagedRecordEdit title="menu.assignment" validate={validate} history="assignmentRuleHistory">
      <AssignmentFields />
      <Forecast />
    </ManagedRecordEdit>
  );
}
