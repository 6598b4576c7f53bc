import { COMMAND_NAMES, commandDefinition } from '../../domain/command.ts';
import type { Me } from '../../domain/contract/account.ts';
import type { Permission } from '../../domain/permission.ts';
import type { Stage } from '../../domain/stage.ts';

/** The permission for each page of react-admin; pages that are not listed are forbidden. */
const PERMISSION_FOR: Record<string, Permission> = {
  'shares.list': 'queue.read',
  'shares.show': 'queue.read',
  'enterprises.list': 'enterprise.read',
  'enterprises.show': 'enterprise.read',
  'experts.list': 'expert.manage',
  'securityLog.list': 'security.read',
  'deliveries.list': 'delivery.read',
  'institutions.list': 'institution.review',
  'institutions.show': 'institution.review',
  'kinds.list': 'catalogue.manage',
  'kinds.create': 'catalogue.manage',
  'kinds.edit': 'catalogue.manage',
  'regions.list': 'catalogue.manage',
  'regions.create': 'catalogue.manage',
  'regions.edit': 'catalogue.manage',
  'reasons.list': 'reason.manage',
  'reasons.create': 'reason.manage',
  'reasons.edit': 'reason.manage',
  'assignmentRules.list': 'assignment.manage',
  'assignmentRules.edit': 'assignment.manage',
  'messageTemplates.list': 'template.manage',
  'messageTemplates.edit': 'template.manage',
  'resources.list': 'resource.manage',
  'resources.create': 'resource.manage',
  'resources.edit': 'resource.manage',
  'evaluations.list': 'evaluation.moderate',
  'measurementForms.list': 'measurement_form.manage',
  'measurementForms.create': 'measurement_form.manage',
  'measurementForms.edit': 'measurement_form.manage',
  'incidents.list': 'incident.read',
  'users.list': 'user.manage',
  'users.create': 'user.manage',
  'users.edit': 'user.manage',
};

/** Whether the person has the permission. */
export function holds(me: Me | undefined, permission: Permission): boolean {
  return me?.permissions.includes(permission) ?? false;
}

/** Whether the person can give a command in the stage. */
export function mayWorkIn(me: Me | undefined, stage: Stage): boolean {
  return COMMAND_NAMES.some((name) => commandDefinition(name).from.includes(stage) && holds(me, `command.${name}`));
}

/** Whether the person may open this page of this resource. */
export function mayOpen(me: Me | undefined, resource: string, action: string): boolean {
  const permission = PERMISSION_FOR[`${resource}.${action}`];
  return permission !== undefined && holds(me, permission);
}

/** Customers sign in to the portal with the same session; only people who may read queues belong here. */
export function isStaff(me: Me): boolean {
  return holds(me, 'queue.read') || me.kind === 'staff';
}
