import { isUsernameFree } from '../../store/account/user.ts';
import { correctRegistration, isCodeRegistered, registerEnterprise } from '../../store/enterprise/registration.ts';
import { readOwnEnterprise } from '../../store/enterprise/row.ts';
import { changePerson, readPerson, registerPerson } from '../../store/person.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { meOf } from '../session/handlers.ts';
import { hashPassword } from '../session/password.ts';
import { startSession } from '../session/session.ts';
import { createSmsCodes } from './sms-codes.ts';

type Names =
  | 'requestSmsCode'
  | 'checkUsername'
  | 'findEnterpriseInformation'
  | 'registerIndividual'
  | 'registerEnterprise'
  | 'correctRegistration'
  | 'getPerson'
  | 'changePerson';

export function registrationHandlers(deps: ApiDependencies): Pick<Handlers, Names> {
  const { db, personal, directory } = deps;
  const codes = createSmsCodes(deps);
  const registrations = createThrottle(db, [{ name: 'register', attempts: 300, minutes: 60 }]);
  const names = createThrottle(db, [{ name: 'username-free', attempts: 120, minutes: 60 }]);
  return {
    requestSmsCode: ({ body, request }) => codes.request(body, request.ip ?? ''),

    async checkUsername({ query, request }) {
      await names.count([request.ip ?? '']);
      return { free: await isUsernameFree(db, query.username) };
    },

    async findEnterpriseInformation({ query: { code }, request }) {
      await names.count([request.ip ?? '']);
      const [known, isRegistered] = await Promise.all([directory.find(code), isCodeRegistered(db, code)]);
      return { ...known, isRegistered };
    },

    async registerIndividual({ body, request }) {
      await registrations.count([request.ip ?? '']);
      const { password, passwordAgain: _, agreement: __, smsCode, ...fields } = body;
      const spend = await codes.verifyMobile(fields.mobile, smsCode);
      const passwordHash = await hashPassword(password);
      const accountId = await db.transaction(async (trx) => {
        await spend(trx);
        return registerPerson(trx, personal, { ...fields, passwordHash });
      });
      await startSession(request, accountId);
      return meOf(db, personal, accountId);
    },

    async registerEnterprise({ body, request }) {
      await registrations.count([request.ip ?? '']);
      const { password, passwordAgain: _, agreement: __, smsCode, ...fields } = body;
      const spend = await codes.verifyMobile(fields.mobile, smsCode);
      const passwordHash = await hashPassword(password);
      const accountId = await db.transaction(async (trx) => {
        await spend(trx);
        return registerEnterprise(trx, personal, { ...fields, passwordHash });
      });
      await startSession(request, accountId);
      return meOf(db, personal, accountId);
    },

    async correctRegistration({ account, body: { smsCode, ...fields } }) {
      const enterpriseId = enterpriseOf(account);
      const { mobile } = await readOwnEnterprise(db, personal, enterpriseId);
      const spend = mobile === fields.mobile ? null : await codes.verifyMobile(fields.mobile, smsCode);
      await db.transaction(async (trx) => {
        await spend?.(trx);
        await correctRegistration(trx, personal, enterpriseId, fields, actorOf(account));
      });
      return meOf(db, personal, account.id);
    },

    getPerson: ({ account }) => readPerson(db, personal, account.id),

    async changePerson({ account, body: { smsCode, ...fields } }) {
      const { mobile } = await readPerson(db, personal, account.id);
      const spend = mobile === fields.mobile ? null : await codes.verifyMobile(fields.mobile, smsCode);
      return db.transaction(async (trx) => {
        await spend?.(trx);
        return changePerson(trx, personal, actorOf(account), fields);
      });
    },
  };
}
