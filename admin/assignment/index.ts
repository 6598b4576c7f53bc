import { lazyPage } from '../lazyPage.ts';

export const assignmentRules = {
  name: 'assignmentRules',
  list: lazyPage(() => import('./AssignmentRuleList.tsx'), 'AssignmentRuleList'),
  edit: lazyPage(() => import('./AssignmentRuleEdit.tsx'), 'AssignmentRuleEdit'),
  recordRepresentation: 'name',
};
