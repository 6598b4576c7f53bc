import { DomainProblem } from '../../domain/problem.ts';
import { attemptsOf, countAttempt, forgiveAttempts, takeBackAttempt } from '../../store/account/attempts.ts';
import { credentialsByName, setOwnPassword } from '../../store/account/password.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createCaptcha } from '../http/captcha.ts';
import { clientOf } from '../http/client.ts';
import { actorOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { isKnownDevice, rememberDevice } from './device.ts';
import { meOf } from './me.ts';
import { hashPassword, passwordMatches, refuseWeakPassword } from './password.ts';
import { createProof } from './proof.ts';
import { spendSecondFactor, wrongSecondFactor } from './second-factor.ts';
import { endSession, forgetSession, requireHttps, startSession } from './session.ts';

/** Failed attempts after which a captcha is required. */
const WITHOUT_CAPTCHA = 3;

export function sessionHandlers(deps: ApiDependencies) {
  const { db, config } = deps;
  const captcha = createCaptcha(deps);
  const addresses = createThrottle(db, [{ name: 'sign-in-address', attempts: 200, minutes: 15 }]);
  const proof = createProof(deps);
  return {
    captcha: async () => captcha.challenge(),

    async signIn({ body, request, response }) {
      requireHttps(request, config);
      const address = [clientOf(request)];
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
      if (credentials.has_second_factor && !body.secondFactor) {
        // A person with the right password who still has to enter the code has not failed.
        await takeBackAttempt(db, key);
        throw new DomainProblem('second_factor_required');
      }
      if (!(await spendSecondFactor(deps, credentials.id, body.secondFactor ?? '')))
        throw wrongSecondFactor('secondFactor');
      await forgiveAttempts(db, key);
      await addresses.forgive(address);
      await proof.forgive(credentials);
      await startSession(request, credentials.id);
      rememberDevice(response, config, credentials.id);
      return meOf(deps, credentials.id);
    },

    async signOut({ request, response }) {
      await endSession(request);
      forgetSession(response, config);
      return { ok: true };
    },

    me: ({ account }) => meOf(deps, account.id),

    async changePassword({ account, body, request }) {
      await proof.person(account, body);
      refuseWeakPassword(account, body.password, config);
      const passwordHash = await hashPassword(body.password);
      await db.transaction((trx) => setOwnPassword(trx, actorOf(account), passwordHash, request.sessionID));
      return meOf(deps, account.id);
    },
  } satisfies Partial<Handlers>;
}
