/**
 * Permissions: one table, enforced by the API and used by both user interfaces to show or hide. An endpoint names its
 * permission; the handler restricts it to the person's own records.
 */
import { COMMAND_NAMES, type Command, commandDefinition } from './command.ts';
import { DUTY_NAMES, type Duty, type Role } from './role.ts';

const staff: readonly Role[] = DUTY_NAMES;
/** Duties that deal with orders. */
const atWork: readonly Role[] = DUTY_NAMES.filter((duty) => duty !== 'administrator');

const BASE = {
  'public.read': ['public'],
  'session.own': ['signed_in'],
  'account.close': ['individual', 'enterprise'],
  'totp.own': ['signed_in'],
  'upload.create': ['public'],
  'upload.read': ['signed_in'],
  'registration.create': ['public'],
  'person.own': ['individual'],
  'registration.own': ['enterprise'],
  'institution.own': ['institution'],
  'institution.review': ['administrator'],
  'institution.authorise': ['administrator'],
  'institution.reveal': ['administrator'],
  'capability.own': ['institution_member'],
  'business.own': ['institution_member'],
  'link.own': ['individual'],
  'link.decide': ['enterprise', 'institution'],
  'enterprise.review': ['administrator'],
  'enterprise.read': ['administrator', 'business_office', 'supervisor'],
  'enterprise.reveal': ['administrator', 'business_office', 'supervisor'],
  'enterprise.reveal_identity': ['administrator'],
  'contact.own': ['customer'],
  'contact.reveal': staff,
  'customer.tell': atWork,
  'instrument.own': ['customer'],
  'order.own': ['customer'],
  'quality.own': ['customer'],
  'order.read': ['customer', ...staff],
  'queue.read': staff,
  'queue.claim': staff,
  'queue.assign': ['supervisor'],
  'assignment.manage': ['supervisor', 'administrator'],
  'absence.own': staff,
  'dispatch.supervise': ['supervisor'],
  'result.record': ['technician'],
  'result.read': staff,
  'visit.read': ['specialist', 'technician', 'supervisor', 'business_office'],
  'calendar.read': staff,
  'visit.feed': ['technician'],
  'certificate.read': ['customer', ...staff],
  'message.own': ['signed_in'],
  'delivery.read': ['administrator'],
  'delivery.send': ['administrator'],
  'user.manage': ['administrator'],
  'expert.manage': ['administrator'],
  'catalogue.manage': ['administrator'],
  'resource.manage': ['supervisor', 'administrator'],
  'certificate.withdraw': ['issuer'],
  'evaluation.moderate': ['supervisor', 'administrator'],
  'measurement_form.manage': ['specialist', 'supervisor', 'administrator'],
  'settings.manage': ['administrator'],
  'template.manage': ['administrator'],
  'security.read': ['administrator', 'supervisor'],
  'audit.read': ['administrator', 'supervisor'],
  'incident.read': ['supervisor', 'administrator'],
  'incident.cure': ['supervisor'],
  'flow.read': ['supervisor', 'administrator'],
  'reason.read': staff,
  'reason.manage': ['administrator'],
  'reference.read': ['public'],
} as const satisfies Record<string, readonly Role[]>;

export type BasePermission = keyof typeof BASE;
export type Permission = BasePermission | `command.${Command}`;

/** The roles that have a permission. Those of a command are in the command table. */
export function rolesWith(permission: Permission): readonly Role[] {
  if (permission in BASE) return BASE[permission as BasePermission];
  return commandDefinition(permission.slice('command.'.length) as Command).roles;
}

export const PERMISSIONS: readonly Permission[] = [
  ...(Object.keys(BASE) as BasePermission[]),
  ...COMMAND_NAMES.map((name): Permission => `command.${name}`),
];

/** Permissions for matters of this centre: staff of another institution do not get them by their duties. */
const OF_THIS_CENTRE: ReadonlySet<Permission> = new Set([
  'enterprise.review',
  'enterprise.read',
  'enterprise.reveal',
  'enterprise.reveal_identity',
  'delivery.read',
  'delivery.send',
  'assignment.manage',
  'dispatch.supervise',
  'evaluation.moderate',
  'catalogue.manage',
  'reason.manage',
  'audit.read',
  'incident.read',
  'incident.cure',
  'settings.manage',
  'template.manage',
  'expert.manage',
  'institution.review',
  'institution.authorise',
  'institution.reveal',
]);

export function isOfThisCentre(permission: Permission): boolean {
  return OF_THIS_CENTRE.has(permission);
}

/**
 * The facts that decide about a person's roles: kind, duties and whether the enterprise they act for, if any, is
 * approved.
 */
export interface Principal {
  readonly kind: 'individual' | 'enterprise' | 'institution' | 'expert' | 'staff';
  readonly duties: readonly Duty[];
  readonly enterpriseApproved: boolean;
  /** Whether the person acts for an institution: its own account or a linked individual. */
  readonly isOfInstitution: boolean;
  /** Whether the person belongs to this centre rather than to another institution. */
  readonly isThisCentre: boolean;
}

const KINDS_WITH_RULES: readonly string[] = ['individual', 'enterprise', 'institution'] satisfies Role[];

/** The roles of a person; null is a visitor. */
export function rolesOf(principal: Principal | null): Role[] {
  if (!principal) return ['public'];
  const roles: Role[] = ['public', 'signed_in'];
  if (principal.kind === 'staff' || principal.kind === 'institution') roles.push(...principal.duties);
  if (KINDS_WITH_RULES.includes(principal.kind)) roles.push(principal.kind as Role);
  if (principal.enterpriseApproved) roles.push('customer');
  if (principal.isOfInstitution) roles.push('institution_member');
  return roles;
}

/** Whether the person has the permission. */
export function may(principal: Principal | null, permission: Permission): boolean {
  const roles = rolesOf(principal);
  if (isOfThisCentre(permission) && !principal?.isThisCentre) return false;
  return rolesWith(permission).some((role) => roles.includes(role));
}
