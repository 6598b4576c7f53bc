/**
 * Second review is the work of departments: specialists review, schedule and reschedule the shares of their own
 * department. A specialist without a department works for all departments; a share without a department is open to
 * all specialists.
 */
import { type Command, commandDefinition } from './command.ts';
import type { Duty } from './role.ts';

/** Duties that see the work of every department. */
const OF_ALL: readonly Duty[] = ['business_office', 'supervisor', 'administrator'];

export interface DepartmentMember {
  readonly duties: readonly Duty[];
  readonly departmentId: string | null;
}

/** The department to which this person's view of department stages is restricted, or null for all. */
export function onlyDepartment({ duties, departmentId }: DepartmentMember): string | null {
  return duties.includes('specialist') && !duties.some((duty) => OF_ALL.includes(duty)) ? departmentId : null;
}

/** Whether the command is reserved for the specialists of another department. */
export function isOfOtherDepartment(
  command: Command,
  { departmentId }: DepartmentMember,
  shareDepartmentId: string | null,
): boolean {
  const isSpecialists = commandDefinition(command).roles.every((role) => role === 'specialist');
  return isSpecialists && departmentId !== null && shareDepartmentId !== null && departmentId !== shareDepartmentId;
}
