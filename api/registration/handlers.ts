import { changePerson, readPerson, registerPerson } from '../../store/account/person.ts';
import { isUsernameFree } from '../../store/account/user.ts';
import { correctRegistration, isCodeRegistered, registerEnterprise } from '../../store/enterprise/registration.ts';
import { readOwnEnterprise } from '../../store/enterprise/row.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { clientOf } from '../http/client.ts';
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
    requestSmsCode: ({ body, request }) => codes.request(body, clientOf(request)),

    async checkUsername({ query, request }) {
      await names.count([clientOf(request)]);
      return { free: await isUsernameFree(db, query.username) };
    },

    async findEnterpriseInformation({ query: { code }, request }) {
      await names.count([clientOf(request)]);
      const [known, isRegistered] = await Promise.all([directory.find(code), isCodeRegistered(db, code)]);
      return { ...known, isRegistered };
    },

    registerIndividual: ({ body, request }) => registrar.register(request, 'individual', body, registerPerson),

    registerEnterprise: ({ body, request }) => registrar.register(request, 'enterprise', body, registerEnterprise),

    async correctRegistration({ account, body, request }) {
      const enterpriseId = enterpriseOf(account);
      const before = await readOwnEnterprise(db, personal, enterpriseId);
      const of = { account, request, before, stream: `enterprise:${enterpriseId}` };
      await registrar.change(of, body, (trx, fields) =>
        correctRegistration(trx, personal, enterpriseId, fields, actorOf(account)),
      );
      return meOf(deps, account.id);
    },

    getPerson: ({ account }) => readPerson(db, personal, account.id),

    async changePerson({ account, body, request }) {
      const before = await readPerson(db, personal, account.id);
      const of = { account, request, before, stream: `user:${account.id}` };
      return registrar.change(of, body, (trx, fields) => changePerson(trx, personal, actorOf(account), fields));
    },
  } satisfies Partial<Handlers>;
}
