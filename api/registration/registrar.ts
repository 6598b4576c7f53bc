/**
 * Registering and changing one's own data: what is common to individuals, enterprises and institutions (requirements
 * A2–A5, A9, A12).
 */
import type { Request } from 'express';
import type { Me } from '../../domain/contract/account.ts';
import type { Proof } from '../../domain/contract/proof.ts';
import type { AccountKind } from '../../domain/role.ts';
import { watchingAddresses } from '../../store/account/notice.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';
import type { Transaction } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { clientOf } from '../http/client.ts';
import { actorOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { meOf } from '../session/me.ts';
import { hashPassword, refuseWeakPassword } from '../session/password.ts';
import { createProof } from '../session/proof.ts';
import { requireHttps, startSession } from '../session/session.ts';
import { createSmsCodes } from './sms-codes.ts';

interface Registration {
  readonly username: string;
  readonly password: string;
  readonly passwordAgain: string;
  readonly agreement: true;
  readonly mobile: string;
  readonly smsCode: string;
}

type Changing = Proof & Pick<Registration, 'mobile' | 'smsCode'> & { readonly email: string };

interface ChangeOf {
  readonly account: SignedIn;
  readonly request: Request;
  readonly before: { readonly mobile: string; readonly email: string };
  /** The stream of the event that the change appends. */
  readonly stream: string;
}

type Accepted<Body> = Omit<Body, 'password' | 'passwordAgain' | 'agreement' | 'smsCode'> & {
  readonly passwordHash: string;
};

export function createRegistrar(deps: ApiDependencies) {
  const { db, personal } = deps;
  const codes = createSmsCodes(deps);
  const proof = createProof(deps);
  const throttle = createThrottle(db, [{ name: 'register', attempts: 300, minutes: 60 }]);
  return {
    /**
     * Registers an account, which `insert` creates, and signs it in.
     * @throws DomainProblem too_many_attempts, invalid_input, sms_code_wrong, and what `insert` throws
     */
    async register<Body extends Registration>(
      request: Request,
      kind: AccountKind,
      body: Body,
      insert: (trx: Transaction, personal: PersonalData, input: Accepted<Body>) => Promise<string>,
    ): Promise<Me> {
      requireHttps(request, deps.config);
      await throttle.count([clientOf(request)]);
      refuseWeakPassword({ kind, username: body.username }, body.password, deps.config);
      const { password, passwordAgain: _, agreement: __, smsCode, ...fields } = body;
      const spend = await codes.verifyMobile(body.mobile, smsCode, clientOf(request));
      const passwordHash = await hashPassword(password);
      const accountId = await db.transaction(async (trx) => {
        await spend(trx);
        return insert(trx, personal, { ...fields, passwordHash });
      });
      await startSession(request, accountId);
      return meOf(deps, accountId);
    },

    /**
     * Changes the person's own data. A mobile number or e-mail other than `before` needs the proof that it is the
     * person, since a forgotten password is replaced through them; a mobile number also needs an SMS code.
     * @throws DomainProblem sms_code_wrong, and what the proof and `work` throw
     */
    async change<Body extends Changing, Result>(
      { account, request, before, stream }: ChangeOf,
      body: Body,
      work: (trx: Transaction, fields: Omit<Body, 'smsCode' | keyof Proof>) => Promise<Result>,
    ): Promise<Result> {
      const { smsCode, currentPassword, secondFactor, ...fields } = body;
      const isAnotherNumber = before.mobile !== fields.mobile;
      if (isAnotherNumber || before.email !== fields.email)
        await proof.person(account, { currentPassword, secondFactor });
      const spend = isAnotherNumber ? await codes.verifyMobile(fields.mobile, smsCode, clientOf(request)) : null;
      const [accountId, actor, sessionId] = [account.id, actorOf(account), request.sessionID];
      return db.transaction(async (trx) => {
        await spend?.(trx);
        const changing = { accountId, actor, stream, sessionId, work: () => work(trx, fields) };
        return watchingAddresses(trx, personal, changing);
      });
    },
  };
}
