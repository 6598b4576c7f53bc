import { changePerson, readPerson, registerPerson } from '../../store/account/person.ts';
import { isUsernameFree } from '../../store/account/user.ts';
import { correctRegistration, isCodeRegistered, registerEnterprise } from '../../store/enterprise/registration.ts';
import { readOwnEnterprise } from '../../store/enterprise/row.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { meOf } from '../session/me.ts';
import { createRegistrar } from './registrar.ts';
import { createSmsCodes } from './sms-codes.ts';

export function registrationHandlers(deps: ApiDependencies) {
  const { db, personal, directory } = deps;
  const codes = createSmsCodes(deps);
  const registrar = createRegistrar(deps);
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

    registerIndividual: ({ body, request }) => registrar.register(request, body, registerPerson),

    registerEnterprise: ({ body, request }) => registrar.register(request, body, registerEnterprise),

    async correctRegistration({ account, body }) {
      const enterpriseId = enterpriseOf(account);
      const before = await readOwnEnterprise(db, personal, enterpriseId);
      await registrar.change(before, body, (trx, fields) =>
        correctRegistration(trx, personal, enterpriseId, fields, actorOf(account)),
      );
      return meOf(db, personal, account.id);
    },

    getPerson: ({ account }) => readPerson(db, personal, account.id),

    async changePerson({ account, body }) {
      const before = await readPerson(db, personal, account.id);
      return registrar.change(before, body, (trx, fields) => changePerson(trx, personal, actorOf(account), fields));
    },
  } satisfies Partial<Handlers>;
}
