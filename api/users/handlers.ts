import type { z } from 'zod';
import type { User, UserChange } from '../../domain/contract/account.ts';
import type { Proof } from '../../domain/contract/proof.ts';
import { STAFF_CHANNELS } from '../../domain/contract/staff-address.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { switchOff } from '../../store/account/totp.ts';
import { changeUser, createUser, listUsers, readUser } from '../../store/account/user.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { hashPassword, refuseWeakPassword } from '../session/password.ts';
import { createProof } from '../session/proof.ts';

export function userHandlers(deps: ApiDependencies) {
  const { db, personal, config } = deps;
  const proof = createProof(deps);
  return {
    listUsers: ({ account, query }) => listUsers(db, institutionAsked(account, query.institutionId ?? null), query),
    getUser: ({ account, params }) => readUser(db, scopeOf(account), params.userId),

    async createUser({ account, body }) {
      const { password, institutionId, currentPassword, secondFactor, ...input } = body;
      await proof.person(account, { currentPassword, secondFactor });
      refuseWeakPassword({ kind: 'staff', username: input.username }, password, config);
      const passwordHash = await hashPassword(password);
      return db.transaction((trx) =>
        createUser(trx, institutionAsked(account, institutionId), { ...input, passwordHash }, actorOf(account)),
      );
    },

    async resetTotp({ account, params, body }) {
      await readUser(db, scopeOf(account), params.userId);
      await proof.person(account, body);
      await db.transaction((trx) => switchOff(trx, params.userId, actorOf(account)));
      return { ok: true };
    },

    async changeUser({ account, params, body }) {
      const { password, currentPassword, secondFactor, ...change } = body;
      if (params.userId === account.id) refuseLockingOneselfOut(change);
      const before = await readUser(db, scopeOf(account), params.userId);
      if (password !== undefined || opensAccount(before, change))
        await proof.person(account, { currentPassword, secondFactor });
      if (password !== undefined) refuseWeakPassword({ kind: 'staff', username: before.username }, password, config);
      const passwordHash = password === undefined ? null : await hashPassword(password);
      return db.transaction((trx) =>
        changeUser(trx, personal, scopeOf(account), params.userId, { ...change, passwordHash }, actorOf(account)),
      );
    },
  } satisfies Partial<Handlers>;
}

/**
 * The institution whose staff is requested: the person's own, or any for administrators of this centre.
 * @throws DomainProblem forbidden
 */
function institutionAsked(account: SignedIn, institutionId: string | null): string {
  const own = institutionOf(account);
  if (institutionId === null || institutionId === own) return own;
  if (!account.isThisCentre) throw new DomainProblem('forbidden');
  return institutionId;
}

type Change = Omit<z.output<typeof UserChange>, 'password' | keyof Proof>;

/** Whether the change opens the account, or more with it: other addresses, another duty, or access after it was off. */
function opensAccount(before: User, change: Change): boolean {
  const isReachedElsewhere = STAFF_CHANNELS.some(
    ({ field }) => (before as Record<string, unknown>)[field] !== (change as Record<string, unknown>)[field],
  );
  const isEnabled = before.disabled && !change.disabled;
  return isReachedElsewhere || isEnabled || change.duties.some((duty) => !before.duties.includes(duty));
}

/** The institution whose staff the person may change; null for any. */
function scopeOf(account: SignedIn): string | null {
  return account.isThisCentre ? null : institutionOf(account);
}

function refuseLockingOneselfOut(change: { readonly disabled: boolean; readonly duties: readonly string[] }): void {
  if (change.disabled) {
    throw new DomainProblem('invalid_input', {}, [{ path: 'disabled', fault: { name: 'own_account_disabled' } }]);
  }
  if (!change.duties.includes('administrator')) {
    throw new DomainProblem('invalid_input', {}, [{ path: 'duties', fault: { name: 'own_administrator' } }]);
  }
}
