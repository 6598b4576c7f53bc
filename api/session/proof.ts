/**
 * Proof that a signed-in person is still the one who signed in: before a signature, a change of how they sign in, and
 * whatever else a stolen session must not do. Wrong passwords and wrong codes of all uses are counted together; after
 * too many all sessions of the person end, so that a thief with one session or several cannot guess on.
 */
import type { Proof as ProofGiven } from '../../domain/contract/proof.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';
import { endSessions } from '../../store/account/open-sessions.ts';
import { passwordHashOf } from '../../store/account/password.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createThrottle } from '../http/throttle.ts';
import { passwordMatches } from './password.ts';
import { createPasswordCache } from './password-cache.ts';
import { spendSecondFactor, wrongSecondFactor } from './second-factor.ts';

const LIMIT = { name: 'proof', attempts: 10, minutes: 15 };

type Prover = Pick<SignedIn, 'id'>;
type Given = Pick<ProofGiven, 'currentPassword' | 'secondFactor'>;

export interface Proof {
  /**
   * The person's own password.
   * @param field the form's field that held the password
   * @throws DomainProblem current_password_wrong, signed_out_by_limit
   */
  password(person: Prover, password: string, field: string): Promise<void>;
  /**
   * The person's own password and, if they have one, their second factor.
   * @throws DomainProblem invalid_input, current_password_wrong, second_factor_required, second_factor_wrong,
   * signed_out_by_limit
   */
  person(person: Prover & Pick<SignedIn, 'hasSecondFactor'>, given: Given): Promise<void>;
  /** Takes back all failures, because the person has signed in with the password. */
  forgive(person: Prover): Promise<void>;
}

const proved = createPasswordCache();
const turns = new Map<string, Promise<unknown>>();

/** One proof of a person at a time, so that parallel requests share one hash and cannot outrun the limit. */
function inTurn(id: string, work: () => Promise<void>): Promise<void> {
  const mine = (turns.get(id) ?? Promise.resolve()).then(work);
  const settled = mine
    .catch(() => undefined)
    .then(() => {
      if (turns.get(id) === settled) turns.delete(id);
    });
  turns.set(id, settled);
  return mine;
}

export function createProof(deps: Pick<ApiDependencies, 'db' | 'personal'>): Proof {
  const { db } = deps;
  const throttle = createThrottle(db, [LIMIT]);

  async function signOut(id: string): Promise<never> {
    await db.transaction((trx) => endSessions(trx, id));
    throw new DomainProblem('signed_out_by_limit');
  }

  /** Counts the attempt first, so that concurrent guesses share one limit, and takes it back if it succeeded. */
  async function attempt(id: string, wrong: DomainProblem, matches: () => Promise<boolean>): Promise<void> {
    const left = await throttle.count([id]).catch((error: unknown) => {
      if (error instanceof DomainProblem && error.type === 'too_many_attempts') return signOut(id);
      throw error;
    });
    if (await matches()) return throttle.forgive([id]);
    if (left === 0) return signOut(id);
    throw wrong;
  }

  async function requirePassword(id: string, password: string, field: string): Promise<void> {
    const hash = await passwordHashOf(db, id);
    if (hash && proved.includes(id, hash, password)) return;
    const fault: FieldProblem = { path: field, fault: { name: 'password_wrong' } };
    await attempt(id, new DomainProblem('current_password_wrong', {}, [fault]), () => passwordMatches(hash, password));
    if (hash) proved.remember(id, hash, password);
  }

  return {
    password: ({ id }, password, field) => inTurn(id, () => requirePassword(id, password, field)),

    person: ({ id, hasSecondFactor }, { currentPassword, secondFactor }) =>
      inTurn(id, async () => {
        const missing = { name: 'fill_in', params: { field: '您的登录密码' } } as const;
        if (!currentPassword)
          throw new DomainProblem('invalid_input', {}, [{ path: 'currentPassword', fault: missing }]);
        if (hasSecondFactor && !secondFactor)
          throw new DomainProblem('second_factor_required', {}, [{ path: 'secondFactor' }]);
        await requirePassword(id, currentPassword, 'currentPassword');
        if (!hasSecondFactor) return;
        await attempt(id, wrongSecondFactor('secondFactor'), () => spendSecondFactor(deps, id, secondFactor));
      }),

    forgive: ({ id }) => throttle.forget([id]),
  };
}
