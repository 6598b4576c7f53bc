/** The citizen identity number as a field; each fault says which character (GB 11643). */
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { type IdentityNumberFault, identityNumberFault } from '../identity-number.ts';
import { businessDay } from '../time.ts';
import { said, says } from './speaking.ts';

const LENGTH = 18;

function faultOf({ kind, ...particulars }: IdentityNumberFault): Fault {
  return kind === 'check'
    ? { name: 'check_character', particulars: { ...particulars, position: LENGTH } }
    : { name: `identity_${kind}`, particulars };
}

export const IdentityNumber = z
  .string(says('fill_in', { field: '公民身份证号码' }))
  .trim()
  .toUpperCase()
  .superRefine((number, context) => {
    const fault = identityNumberFault(number, businessDay(new Date()));
    if (fault) context.addIssue({ code: 'custom', message: said(faultOf(fault)) });
  });
