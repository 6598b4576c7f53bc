import type { AssignmentRuleInput, DepartmentAssignment } from '../../domain/contract/assignment.ts';
import { api } from '../data/api.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const assignmentCalls: ResourceCalls<DepartmentAssignment> = {
  list: () => api('listAssignmentRules'),
  one: (id) => api('getAssignmentRule', { params: { departmentId: id } }),
  change: (id, values) =>
    api('changeAssignmentRule', { params: { departmentId: id }, body: values as AssignmentRuleInput }),
};
