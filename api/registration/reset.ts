/** Forgotten passwords in three steps: prove the identity, set a new password, done (manual §2.3). */
import { DomainProblem } from '../../domain/problem.ts';
import { accountToReset, openTicket, requireTicket, resetPassword } from '../../store/account/reset.ts';
import { wrongCode } from '../../store/account/sms-code.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { clientOf } from '../http/client.ts';
import { createThrottle } from '../http/throttle.ts';
import { hashPassword, refuseWeakPassword } from '../session/password.ts';
import { createSmsCodes } from './sms-codes.ts';

/** No account has this id: an unknown name takes the same steps as a known one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function resetHandlers(deps: ApiDependencies) {
  const { db, personal, sms, config } = deps;
  const codes = createSmsCodes(deps);
  const throttle = createThrottle(db, [{ name: 'reset-address', attempts: 60, minutes: 60 }]);
  return {
    async proveReset({ body, request }) {
      if (sms.codes === 'none') throw new DomainProblem('sms_codes_off');
      await throttle.count([clientOf(request)]);
      const accountId = await accountToReset(db, personal, body.username, body.mobile);
      const wanted = { purpose: 'password_reset' as const, mobile: body.mobile, accountId: accountId ?? NOBODY };
      const spend = await codes.check(wanted, body.smsCode, clientOf(request));
      if (!accountId) throw wrongCode();
      return db.transaction(async (trx) => {
        await spend(trx);
        return { ticket: await openTicket(trx, personal, accountId) };
      });
    },

    async resetPassword({ body, request }) {
      await throttle.count([clientOf(request)]);
      const owner = await requireTicket(db, personal, body.ticket);
      refuseWeakPassword(owner, body.password, config);
      const passwordHash = await hashPassword(body.password);
      await db.transaction((trx) => resetPassword(trx, personal, body.ticket, passwordHash));
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
