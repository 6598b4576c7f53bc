/**
 * Registering and changing one's own data: what is common to individuals, enterprises and institutions (requirements
 * A2–A5, A9, A12).
 */
import type { Request } from 'express';
import type { Me } from '../../domain/contract/account.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';
import type { Transaction } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createThrottle } from '../http/throttle.ts';
import { meOf } from '../session/me.ts';
import { hashPassword } from '../session/password.ts';
import { startSession } from '../session/session.ts';
import { createSmsCodes } from './sms-codes.ts';

interface Registration {
  readonly password: string;
  readonly passwordAgain: string;
  readonly agreement: true;
  readonly mobile: string;
  readonly smsCode: string;
}

type Accepted<Body> = Omit<Body, 'password' | 'passwordAgain' | 'agreement' | 'smsCode'> & {
  readonly passwordHash: string;
};

export function createRegistrar(deps: ApiDependencies) {
  const { db, personal } = deps;
  const codes = createSmsCodes(deps);
  const throttle = createThrottle(db, [{ name: 'register', attempts: 300, minutes: 60 }]);
  return {
    /**
     * Registers an account, which `insert` creates, and signs it in.
     * @throws DomainProblem too_many_attempts, sms_code_wrong, and what `insert` throws
     */
    async register<Body extends Registration>(
      request: Request,
      body: Body,
      insert: (trx: Transaction, personal: PersonalData, input: Accepted<Body>) => Promise<string>,
    ): Promise<Me> {
      await throttle.count([request.ip ?? '']);
      const { password, passwordAgain: _, agreement: __, smsCode, ...fields } = body;
      const spend = await codes.verifyMobile(body.mobile, smsCode);
      const passwordHash = await hashPassword(password);
      const accountId = await db.transaction(async (trx) => {
        await spend(trx);
        return insert(trx, personal, { ...fields, passwordHash });
      });
      await startSession(request, accountId);
      return meOf(db, personal, accountId);
    },

    /**
     * Changes the person's own data; a mobile number other than `before` needs an SMS code.
     * @throws DomainProblem sms_code_wrong, and what `work` throws
     */
    async change<Body extends Pick<Registration, 'mobile' | 'smsCode'>, Result>(
      before: { readonly mobile: string },
      { smsCode, ...fields }: Body,
      work: (trx: Transaction, fields: Omit<Body, 'smsCode'>) => Promise<Result>,
    ): Promise<Result> {
      const isAnother = before.mobile !== fields.mobile;
      const spend = isAnother ? await codes.verifyMobile(fields.mobile, smsCode) : null;
      return db.transaction(async (trx) => {
        await spend?.(trx);
        return work(trx, fields);
      });
    },
  };
}
