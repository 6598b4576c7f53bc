import { describe, expect, it } from 'vitest';
import { Password } from '../../domain/contract/account.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { faultWords } from '../../domain/fault.ts';
import { passwordFault } from '../../domain/password.ts';
import { may, PERMISSIONS, rolesWith } from '../../domain/permission.ts';
import { DomainProblem, PROBLEMS, type ProblemType, problemDetail } from '../../domain/problem.ts';

describe('a problem', () => {
  it('R:E8 says the same in both languages, with the same parameters', () => {
    for (const [type, { zh, en }] of Object.entries(PROBLEMS)) {
      const particulars = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect(zh, type).toMatch(/[\u4e00-\u9fff]/);
      expect(en, type).not.toMatch(/[\u4e00-\u9fff]/);
      const [inZh, inEn] = [new Set(particulars(zh)), new Set(particulars(en))];
      for (const name of inEn) expect(inZh.has(name), `${type} ${name}`).toBe(true);
    }
  });

  it('R:C9 fills in its parameters', () => {
    const detail = problemDetail('too_many_instruments', { limit: 50, count: 61 }, 'zh');
    expect(detail).toBe('一张预约单最多50件器具，当前61件，请分开提交。');
    expect(new DomainProblem('order_not_draft').message).toBe(PROBLEMS.order_not_draft.en);
  });
});

describe('the contract', () => {
  const names = Object.keys(ENDPOINTS) as EndpointName[];

  it('R:E6 gives every endpoint a permission that some role has, an address of its own, and known problems', () => {
    const addresses = names.map((name) => `${endpointDefinition(name).method} ${endpointDefinition(name).path}`);
    expect(new Set(addresses).size).toBe(names.length);
    for (const name of names) {
      const { permission, problems = [] } = endpointDefinition(name);
      expect(PERMISSIONS).toContain(permission);
      expect(rolesWith(permission)).not.toEqual([]);
      expect(
        problems.every((type: ProblemType) => type in PROBLEMS),
        name,
      ).toBe(true);
    }
  });

  it('R:A5 gives an enterprise the rights of a customer only after its approval', () => {
    const person = (enterpriseApproved: boolean) => ({
      kind: 'enterprise' as const,
      duties: [],
      enterpriseApproved,
      isOfInstitution: false,
      isThisCentre: false,
    });
    expect([may(person(true), 'order.own'), may(person(false), 'order.own'), may(null, 'order.own')]).toEqual([
      true,
      false,
      false,
    ]);
    const pretender = {
      kind: 'enterprise' as const,
      duties: ['administrator' as const],
      enterpriseApproved: true,
      isOfInstitution: false,
      isThisCentre: false,
    };
    expect(may(pretender, 'user.manage')).toBe(false);
  });

  it('R:A3 accepts passwords of 6 to 64 characters of at least two kinds, without the user name', () => {
    const accepted = ['hz7261', 'abc!!!', '123!!!', 'a1'.repeat(32)];
    const refused = ['abc12', 'abcdef', '123456', '!!!!!!', 'a1'.repeat(33)];
    expect([...accepted, ...refused].map((password) => Password.safeParse(password).success)).toEqual([
      ...accepted.map(() => true),
      ...refused.map(() => false),
    ]);
    const owner = { kind: 'enterprise', username: 'qiye2026', shortest: 8 } as const;
    expect(passwordFault('my-QIYE2026', owner)?.name).toBe('password_has_username');
    expect(passwordFault('hz7261x', owner)?.params).toEqual({ shortest: 8, longest: 64 });
  });

  it('R:E6 accepts staff passwords of 10 to 64 characters of at least three kinds, without the user name', () => {
    const fault = (password: string) => {
      const found = passwordFault(password, { kind: 'staff', username: 'jiance01' });
      return found && faultWords(found, 'zh');
    };
    for (const good of ['Correct-2026', 'correct-2026', 'CORRECT 2026 马', `Aa1${'x'.repeat(61)}`])
      expect(fault(good)).toBeNull();
    for (const length of ['Short-202', `Aa1${'x'.repeat(62)}`]) expect(fault(length)).toBe('密码为10-64个字符');
    for (const plain of ['correct2026', 'CORRECT-HORSE', '1234567890-']) expect(fault(plain)).toContain('三种以上');
    expect(fault('My-JIANCE01-x')).toContain('不能包含用户名');
  });
});
