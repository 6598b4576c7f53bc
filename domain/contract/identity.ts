/** The citizen identity number as a field; each fault says which character (GB 11643). */
import { z } from 'zod';
import { type IdentityNumberFault, identityNumberFault } from '../identity-number.ts';
import { businessDay } from '../number.ts';

function wordsOf(fault: IdentityNumberFault): string {
  switch (fault.kind) {
    case 'length':
      return `公民身份证号码应为18位，当前${fault.length}位`;
    case 'character':
      return `第${fault.position}位“${fault.character}”有误，前17位应为数字，第18位应为数字或X`;
    case 'region':
      return `第1、2位“${fault.region}”不是有效的省级行政区划代码`;
    case 'birth_date':
      return `第7至14位“${fault.date}”不是有效的出生日期`;
    case 'check':
      return `第18位校验码应为“${fault.expected}”，当前为“${fault.actual}”，请核对`;
  }
}

export const IdentityNumber = z
  .string({ error: '请填写公民身份证号码' })
  .trim()
  .toUpperCase()
  .superRefine((number, context) => {
    const fault = identityNumberFault(number, businessDay(new Date()));
    if (fault) context.addIssue({ code: 'custom', message: wordsOf(fault) });
  });
