import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CreditCode } from '../../domain/contract/account.ts';
import { IdentityNumber } from '../../domain/contract/identity.ts';
import { ETHNIC_GROUPS } from '../../domain/ethnic-group.ts';
import { identityNumberFault } from '../../domain/identity-number.ts';
import { organisationCodeFault } from '../../domain/organisation-code.ts';

const TODAY = '2026-11-25';
const wordsOf = (schema: typeof IdentityNumber | typeof CreditCode, text: string) =>
  schema.safeParse(text).error?.issues[0]?.message;

describe('the check of citizen identity numbers', () => {
  it('R:A3 accepts the example of the standard', () => {
    expect(identityNumberFault('11010519491231002X', TODAY)).toBeNull();
  });

  it('R:A3 names the wrong character', () => {
    expect(wordsOf(IdentityNumber, '1101051949123100')).toBe('公民身份证号码应为18位，当前16位');
    expect(wordsOf(IdentityNumber, '1101O519491231002X')).toContain('第5位“O”');
    expect(wordsOf(IdentityNumber, '99010519491231002X')).toContain('第1、2位“99”');
    expect(wordsOf(IdentityNumber, '11010519490231002X')).toContain('“1949-02-31”不是有效的出生日期');
    expect(wordsOf(IdentityNumber, '110105209912310024')).toContain('“2099-12-31”');
    expect(wordsOf(IdentityNumber, '110105194912310021')).toBe('第18位校验码应为“X”，当前为“1”，请核对');
    expect(IdentityNumber.parse(' 11010519491231002x ')).toBe('11010519491231002X');
  });

  it('R:A3 finds one check character for every seventeen digits, and every single wrong digit', () => {
    const born = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        born,
        fc.integer({ min: 0, max: 999 }),
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (date, serial, at, by) => {
          const start = `150603${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
          const good = [...'0123456789X'].filter((check) => identityNumberFault(start + check, TODAY) === null);
          expect(good).toHaveLength(1);
          const wrong = [...start];
          wrong[at] = String((Number(wrong[at]) + by) % 10);
          expect(identityNumberFault(wrong.join('') + good[0], TODAY)).not.toBeNull();
        },
      ),
    );
  });
});

describe('the check of organisation codes', () => {
  it('R:A4 accepts organisation codes and credit codes, and names the wrong character', () => {
    expect(organisationCodeFault('D2143569X')).toBeNull();
    expect(CreditCode.parse('d2143569x')).toBe('D2143569X');
    expect(CreditCode.parse('12150600MB1G636301')).toBe('12150600MB1G636301');
    expect(wordsOf(CreditCode, 'D21435691')).toBe('第9位校验码应为“X”，当前为“1”，请核对');
    expect(wordsOf(CreditCode, 'D21-3569X')).toContain('第4位“-”不是组织机构代码可用的字符');
    expect(wordsOf(CreditCode, '12150600MB1G636302')).toContain('第18位校验码应为“1”');
  });

  it('R:A4 finds one check character for every eight characters', () => {
    const characters = fc.array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(characters, (eight) => {
        const good = [...'0123456789X'].filter((check) => organisationCodeFault(eight.join('') + check) === null);
        expect(good).toHaveLength(1);
      }),
    );
  });
});

it('R:A3 lists the 56 ethnic groups of the standard, each once', () => {
  expect(new Set(ETHNIC_GROUPS).size).toBe(56);
});
