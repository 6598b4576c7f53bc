import { DomainProblem } from '../../domain/problem.ts';
import { attemptsOf, countAttempt, forgiveAttempts, takeBackAttempt } from '../../store/account/attempts.ts';
import { credentialsByName, setOwnPassword } from '../../store/account/password.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createCaptcha } from '../http/captcha.ts';
import { actorOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { isKnownDevice, rememberDevice } from './device.ts';
import { meOf } from './me.ts';
import { hashPassword, passwordMatches, refuseWeakPassword, requireOwnPassword } from './password.ts';
import { COOKIE, endSession, startSession } from './session.ts';
import { requireSecondFactor } from './totp.ts';

/** Failed attempts after which a captcha is required. */
const WITHOUT_CAPTCHA = 3;

export function sessionHandlers(deps: ApiDependencies) {
  const { db, personal, config } = deps;
  const captcha = createCaptcha(deps);
  const addresses = createThrottle(db, [{ name: 'sign-in-address', attempts: 200, minutes: 15 }]);
  const ownPasswords = createThrottle(db, [{ name: 'own-password', attempts: 20, minutes: 60 }]);
  return {
    captcha: async () => captcha.challenge(),

    async signIn({ body, request, response }) {
      const address = [request.ip ?? ''];
      await addresses.count(address);
      const credentials = await credentialsByName(db, body.kind, body.username);
      const place = isKnownDevice(request, config, credentials?.id) ? 'known' : 'anywhere';
      const key = `${place}/${body.kind}/${body.username.toLowerCase()}`;
      const before = await attemptsOf(db, key);
      if (before.refused) throw new DomainProblem('too_many_attempts', { seconds: before.lockedFor });
      if (before.attempts >= WITHOUT_CAPTCHA) await captcha.require(body.captcha);
      const attempt = await countAttempt(db, key);
      if (attempt.refused) throw new DomainProblem('too_many_attempts', { seconds: attempt.lockedFor });
      if (!(await passwordMatches(credentials?.password_hash ?? null, body.password)) || !credentials) {
        throw new DomainProblem('sign_in_failed');
      }
      await requireSecondFactor(deps, credentials.id, body.secondFactor).catch(async (error: unknown) => {
        // A person with the right password who still has to enter the code has not failed.
        if (!body.secondFactor) await takeBackAttempt(db, key);
        throw error;
      });
      await forgiveAttempts(db, key);
      await addresses.forgive(address);
      await startSession(request, credentials.id);
      rememberDevice(response, config, credentials.id);
      return meOf(db, personal, credentials.id);
    },

    async signOut({ request, response }) {
      await endSession(request);
      response.clearCookie(COOKIE, { path: '/' });
      return { ok: true };
    },

    me: ({ account }) => meOf(db, personal, account.id),

    async changePassword({ account, body, request, language }) {
      await ownPasswords.count([account.id]);
      await requireOwnPassword(db, account.id, body.currentPassword, { path: 'currentPassword' });
      refuseWeakPassword(account, body.password, language);
      const passwordHash = await hashPassword(body.password);
      await db.transaction((trx) => setOwnPassword(trx, actorOf(account), passwordHash, request.sessionID));
      return meOf(db, personal, account.id);
    },
  } satisfies Partial<Handlers>;
}
