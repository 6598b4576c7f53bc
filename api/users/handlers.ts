import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { switchOff } from '../../store/account/totp.ts';
import { changeUser, createUser, listUsers, readUser } from '../../store/account/user.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { hashPassword, refuseWeakPassword } from '../session/password.ts';

export function userHandlers({ db }: ApiDependencies) {
  return {
    listUsers: ({ account, query }) => listUsers(db, institutionAsked(account, query.institutionId ?? null), query),
    getUser: ({ account, params }) => readUser(db, scopeOf(account), params.userId),

    async createUser({ account, body, language }) {
      const { password, institutionId, ...input } = body;
      refuseWeakPassword({ kind: 'staff', username: input.username }, password, language);
      const passwordHash = await hashPassword(password);
      return db.transaction((trx) =>
        createUser(trx, institutionAsked(account, institutionId), { ...input, passwordHash }, actorOf(account)),
      );
    },

    async resetTotp({ account, params }) {
      await readUser(db, scopeOf(account), params.userId);
      await db.transaction((trx) => switchOff(trx, params.userId, actorOf(account)));
      return { ok: true };
    },

    async changeUser({ account, params, body, language }) {
      const { password, ...change } = body;
      if (params.userId === account.id) refuseLockingOneselfOut(change);
      if (password !== undefined) {
        const { username } = await readUser(db, scopeOf(account), params.userId);
        refuseWeakPassword({ kind: 'staff', username }, password, language);
      }
      const passwordHash = password === undefined ? null : await hashPassword(password);
      return db.transaction((trx) =>
        changeUser(trx, scopeOf(account), params.userId, { ...change, passwordHash }, actorOf(account)),
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
