import type { Me } from '../../domain/contract/account.ts';
import { may, PERMISSIONS } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { credentialsByName, passwordHashOf, setOwnPassword } from '../../store/account/password.ts';
import { principalOf, readSignedIn } from '../../store/account/signed-in.ts';
import type { Reader } from '../../store/database.ts';
import { readOwnEnterprise } from '../../store/enterprise/row.ts';
import type { PersonalData } from '../../store/personal-data.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createThrottle } from '../http/throttle.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { COOKIE, endSession, startSession } from './session.ts';

/** The signed-in person, as both interfaces read them. */
export async function meOf(db: Reader, personal: PersonalData, accountId: string): Promise<Me> {
  const account = await readSignedIn(db, accountId);
  if (!account) throw new DomainProblem('sign_in_required');
  const principal = principalOf(account);
  return {
    id: account.id,
    kind: account.kind,
    username: account.username,
    displayName: account.displayName,
    duties: account.duties,
    departmentId: account.departmentId,
    departmentName: account.departmentName,
    mustChangePassword: account.mustChangePassword,
    enterprise: account.enterpriseId ? await readOwnEnterprise(db, personal, account.enterpriseId) : null,
    permissions: PERMISSIONS.filter((permission) => may(principal, permission)),
  };
}

export function sessionHandlers({
  db,
  personal,
}: ApiDependencies): Pick<Handlers, 'signIn' | 'signOut' | 'me' | 'changePassword'> {
  const throttle = createThrottle(db, [
    { name: 'sign-in-address', attempts: 200, minutes: 15 },
    { name: 'sign-in', attempts: 10, minutes: 15 },
  ]);
  return {
    async signIn({ body, request }) {
      const address = request.ip ?? '';
      const keys = [address, `${body.kind}/${body.username.toLowerCase()}/${address}`];
      await throttle.count(keys);
      const credentials = await credentialsByName(db, body.kind, body.username);
      if (!(await passwordMatches(credentials?.password_hash ?? null, body.password)) || !credentials) {
        throw new DomainProblem('sign_in_failed');
      }
      await throttle.forgive(keys);
      await startSession(request, credentials.id);
      return meOf(db, personal, credentials.id);
    },

    async signOut({ request, response }) {
      await endSession(request);
      response.clearCookie(COOKIE, { path: '/' });
      return { ok: true };
    },

    me: ({ account }) => meOf(db, personal, account.id),

    async changePassword({ account, body, request }) {
      const current = await passwordHashOf(db, account.id);
      if (!(await passwordMatches(current, body.currentPassword))) throw new DomainProblem('current_password_wrong');
      const passwordHash = await hashPassword(body.password);
      const actor = { id: account.id, name: account.displayName };
      await db.transaction((trx) => setOwnPassword(trx, actor, passwordHash, request.sessionID));
      return meOf(db, personal, account.id);
    },
  };
}
