/**
 * Second review is the work of a department: its specialists review, schedule and move its shares, not those of another
 * department. Who is of no department is of all; so is a share that fits none.
 */
import { type Command, commandDefinition } from './command.ts';
import type { Duty } from './role.ts';

/** Duties that see the work of every department. */
const OF_ALL: readonly Duty[] = ['business_office', 'supervisor', 'administrator'];

export interface DepartmentMember {
  readonly duties: readonly Duty[];
  readonly departmentId: string | null;
}

/** The department whose second reviews alone this person sees, or null for all. */
export function onlyDepartment({ duties, departmentId }: DepartmentMember): string | null {
  return duties.includes('specialist') && !duties.some((duty) => OF_ALL.includes(duty)) ? departmentId : null;
}

/** Whether the command is for the specialists of another department. */
export function isOfOtherDepartment(
  command: Command,
  { departmentId }: DepartmentMember,
  shareDepartmentId: string | null,
): boolean {
  const isSpecialists = commandDefinition(command).roles.every((role) => role === 'specialist');
  return isSpecialists && departmentId !== null && shareDepartmentId !== null && departmentId !== shareDepartmentId;
}
