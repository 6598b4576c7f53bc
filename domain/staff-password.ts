/** The password rule of staff. Portal users have the manual's rule (§2.2): `Password` in the contract. */
import type { Fault } from './fault.ts';

const MIN_LENGTH = 10;
const MAX_LENGTH = 64;
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/** Common passwords that would otherwise be accepted, in lower case and with letters and digits only. */
const COMMON = new Set([
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'a123456789',
  'aa12345678',
  'aa123456789',
  'abc1234567',
  'abc12345678',
  'abc123456789',
  'abcd123456',
  'abcd12345678',
  'admin12345',
  'admin123456',
  'admin12345678',
  'administrator1',
  'administrator123',
  'asdf123456',
  'changeme123',
  'huawei12345',
  'iloveyou123',
  'iloveyou1314',
  'letmein123',
  'p4ssw0rd123',
  'passw0rd',
  'passw0rd1',
  'passw0rd123',
  'password1',
  'password12',
  'password123',
  'password1234',
  'password123456',
  'q1w2e3r4t5',
  'qaz123456',
  'qazwsx123',
  'qazwsx123456',
  'qwer123456',
  'qwer12345678',
  'qwerty123',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'root123456',
  'test123456',
  'welcome123',
  'welcome1234',
  'woaini1314',
  'woaini520',
  'woaini521',
  'zaq12wsx',
  'zxcvbnm123',
]);

/** The fault of a password of staff, or null. */
export function staffPasswordFault(password: string, username = ''): Fault | null {
  if (password.length < MIN_LENGTH || password.length > MAX_LENGTH) {
    return { name: 'password_length', params: { shortest: MIN_LENGTH, longest: MAX_LENGTH } };
  }
  if (KINDS.filter((kind) => kind.test(password)).length < 3) {
    return { name: 'staff_password_kinds' };
  }
  const lower = password.toLowerCase();
  if (username && lower.includes(username.toLowerCase())) return { name: 'password_has_username' };
  if (COMMON.has(lower.replace(/[^a-z0-9]/g, ''))) return { name: 'password_common' };
  return null;
}
