/** Demo accounts, named after roles. */

import { creditCodeFault } from '../../domain/credit-code.ts';
import type { Duty } from '../../domain/role.ts';

export const DEMO_PASSWORD = 'Hengzhun-2026';

export interface DemoStaff {
  readonly username: string;
  readonly displayName: string;
  readonly duties: Duty[];
  /** Empty for all departments. */
  readonly department: string;
}

export const DEMO_STAFF: readonly DemoStaff[] = [
  { username: 'office', displayName: '业务科（演示）', duties: ['business_office'], department: '业务科' },
  { username: 'specialist', displayName: '专业科室（演示）', duties: ['specialist'], department: '' },
  { username: 'samples', displayName: '样品室（演示）', duties: ['sample_desk'], department: '样品室' },
  { username: 'technician1', displayName: '检测员一（演示）', duties: ['technician'], department: '力学计量室' },
  { username: 'technician2', displayName: '检测员二（演示）', duties: ['technician'], department: '电学计量室' },
  { username: 'checker', displayName: '核验员（演示）', duties: ['checker'], department: '力学计量室' },
  { username: 'issuer', displayName: '签发人（演示）', duties: ['issuer'], department: '力学计量室' },
  { username: 'supervisor', displayName: '督办（演示）', duties: ['supervisor'], department: '业务科' },
];

/** Staff of the other institution, which tests scales. */
export const DEMO_STATION_STAFF: readonly DemoStaff[] = [
  {
    username: 'station1',
    displayName: '检定站受理员（演示）',
    duties: ['business_office', 'sample_desk'],
    department: '',
  },
  {
    username: 'station2',
    displayName: '检定站检定员（演示）',
    duties: ['specialist', 'technician'],
    department: '',
  },
  { username: 'station3', displayName: '检定站核验员（演示）', duties: ['checker', 'issuer'], department: '' },
];

/** A credit code of Kangbashi district with a valid check character. */
export function demoCreditCode(serial: number): string {
  const body = `91150603MA${String(serial).padStart(7, '0')}`;
  const fault = creditCodeFault(`${body}0`);
  return fault?.kind === 'check' ? body + fault.expected : `${body}0`;
}
