/** Passwords that are guessed first: those of a kept list of the most frequent ones, and some that are frequent here. */
import { dictionary } from '@zxcvbn-ts/language-common';

/** In lower case, letters and digits only. */
const FREQUENT_HERE = [
  'admin12345',
  'admin123456',
  'administrator123',
  'asdf123456',
  'huawei12345',
  'iloveyou1314',
  'p4ssw0rd123',
  'qwer12345678',
  'root123456',
  'woaini1314',
  'woaini520',
  'woaini521',
];

let list: Set<string> | undefined;

/** Whether it is common, also with other capitals or with symbols between. */
export function isCommonPassword(password: string): boolean {
  list ??= new Set([...dictionary['passwords-common'], ...FREQUENT_HERE]);
  const lower = password.toLowerCase();
  return list.has(lower) || list.has(lower.replace(/[^a-z0-9]/g, ''));
}
