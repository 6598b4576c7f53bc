/** Assignment rules of departments, and absences. */
import * as assignment from '../assignment.ts';
import { Done } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../managed-record.ts';

export const assignments = {
  listAssignmentRules: {
    method: 'get',
    path: '/api/assignment-rules',
    tag: 'assignment',
    summary: '分派规则 How each department gives out its work',
    permission: 'assignment.manage',
    response: assignment.DepartmentAssignments,
  },
  getAssignmentRule: {
    method: 'get',
    path: '/api/assignment-rules/{departmentId}',
    tag: 'assignment',
    summary: '科室的分派规则 How a department gives out its work',
    permission: 'assignment.manage',
    response: assignment.DepartmentAssignment,
    problems: ['not_found'],
  },
  changeAssignmentRule: {
    method: 'put',
    path: '/api/assignment-rules/{departmentId}',
    tag: 'assignment',
    summary: '修改分派规则 Change it; it holds for what comes to the queues from now on',
    permission: 'assignment.manage',
    body: assignment.AssignmentRuleInput,
    response: assignment.DepartmentAssignment,
    problems: ['not_found'],
  },
  forecastAssignment: {
    method: 'post',
    path: '/api/assignment-rules/{departmentId}/forecast',
    tag: 'assignment',
    summary: '下一份分派给谁 Who would be given the next order by such a rule; nothing is changed',
    permission: 'assignment.manage',
    body: assignment.AssignmentRuleInput,
    response: assignment.AssignmentForecast,
    problems: ['not_found'],
  },
  assignmentRuleHistory: {
    method: 'get',
    path: '/api/assignment-rules/{departmentId}/history',
    tag: 'assignment',
    summary: '分派规则的修改记录 What was changed, by whom',
    permission: 'assignment.manage',
    response: RecordHistory,
    problems: ['not_found'],
  },
  listAbsences: {
    method: 'get',
    path: '/api/absences',
    tag: 'assignment',
    summary: '缺勤 Who of one’s institution is absent today or later',
    permission: 'absence.own',
    response: assignment.Absences,
  },
  addAbsence: {
    method: 'post',
    path: '/api/absences',
    tag: 'assignment',
    summary: '登记缺勤 Enter when one, or a colleague for whom one assigns work, is absent',
    permission: 'absence.own',
    body: assignment.AbsenceInput,
    response: assignment.Absence,
    status: 201,
    problems: ['forbidden', 'not_found'],
  },
  endAbsence: {
    method: 'delete',
    path: '/api/absences/{absenceId}',
    tag: 'assignment',
    summary: '撤销缺勤 Take an absence back',
    permission: 'absence.own',
    response: Done,
    problems: ['forbidden', 'not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
