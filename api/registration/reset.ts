/** Forgotten passwords in three steps: prove the identity, set a new password, done (manual §2.3). */
import { DomainProblem } from '../../domain/problem.ts';
import { accountToReset, openTicket, requireTicket, resetPassword } from '../../store/account/reset.ts';
import { checkSmsCode, spendSmsCode, wrongCode } from '../../store/account/sms-code.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { createThrottle } from '../http/throttle.ts';
import { hashPassword } from '../session/password.ts';

export function resetHandlers({ db, personal, sms }: ApiDependencies) {
  const throttle = createThrottle(db, [{ name: 'reset-address', attempts: 60, minutes: 60 }]);
  return {
    async proveReset({ body, request }) {
      if (sms.codes === 'none') throw new DomainProblem('sms_codes_off');
      await throttle.count([request.ip ?? '']);
      const wanted = { purpose: 'password_reset' as const, mobile: body.mobile };
      const { id, accountId } = await checkSmsCode(db, personal, wanted, body.smsCode);
      const known = await accountToReset(db, personal, body.username, body.mobile);
      if (!accountId || known !== accountId) throw wrongCode();
      return db.transaction(async (trx) => {
        await spendSmsCode(trx, id);
        return { ticket: await openTicket(trx, personal, accountId) };
      });
    },

    async resetPassword({ body, request }) {
      await throttle.count([request.ip ?? '']);
      await requireTicket(db, personal, body.ticket);
      const passwordHash = await hashPassword(body.password);
      await db.transaction((trx) => resetPassword(trx, personal, body.ticket, passwordHash));
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
