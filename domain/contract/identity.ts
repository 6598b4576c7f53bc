/** The citizen identity number as a form field; a fault names the wrong character (GB 11643). */
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { type IdentityNumberFault, identityNumberFault } from '../identity-number.ts';
import { businessDay } from '../time.ts';
import { formatMessage, withMessage } from './validation-message.ts';

const LENGTH = 18;

function faultOf({ kind, ...particulars }: IdentityNumberFault): Fault {
  return kind === 'check'
    ? { name: 'check_character', params: { ...particulars, position: LENGTH } }
    : { name: `identity_${kind}`, params: particulars };
}

export const IdentityNumber = z
  .string(withMessage('fill_in', { field: '公民身份证号码' }))
  .trim()
  .toUpperCase()
  .superRefine((number, context) => {
    const fault = identityNumberFault(number, businessDay(new Date()));
    if (fault) context.addIssue({ code: 'custom', message: formatMessage(faultOf(fault)) });
  });
