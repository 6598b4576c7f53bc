/** The second factor: enrolment and removal. */
import { Secret } from 'otpauth';
import { toDataURL } from 'qrcode';
import { DomainProblem } from '../../domain/problem.ts';
import { keepPendingSecret, switchOff, switchOn, totpSecrets } from '../../store/account/totp.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { meOf } from './me.ts';
import { createProof } from './proof.ts';
import { newRecoveryCodes, stepOf, totpOf, wrongSecondFactor } from './second-factor.ts';

export function totpHandlers(deps: ApiDependencies) {
  const { db, personal } = deps;
  const proof = createProof(deps);
  return {
    async beginTotp({ account, body }) {
      if ((await totpSecrets(db, personal, account.id)).active) throw new DomainProblem('totp_already_on');
      await proof.person(account, body);
      const secret = new Secret({ size: 20 }).base32;
      await keepPendingSecret(db, personal, account.id, secret);
      const uri = totpOf(secret, account.username).toString();
      return { secret, uri, qrCode: await toDataURL(uri, { margin: 1, width: 220 }) };
    },

    async confirmTotp({ account, body, request }) {
      const { pending } = await totpSecrets(db, personal, account.id);
      if (!pending) throw new DomainProblem('totp_not_begun');
      const step = stepOf(pending, body.code);
      if (step === null) throw wrongSecondFactor('code');
      const recoveryCodes = newRecoveryCodes();
      await db.transaction((trx) => switchOn(trx, personal, actorOf(account), step, recoveryCodes, request.sessionID));
      return { recoveryCodes };
    },

    async switchOffTotp({ account, body, request }) {
      await proof.person(account, body);
      await db.transaction((trx) => switchOff(trx, account.id, actorOf(account), request.sessionID));
      return meOf(deps, account.id);
    },
  } satisfies Partial<Handlers>;
}
