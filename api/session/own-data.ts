import { closeEnterprise, closeIndividual } from '../../store/account/closing.ts';
import { ownRecords } from '../../store/account/own-data.ts';
import { readPerson } from '../../store/account/person.ts';
import { listContacts } from '../../store/enterprise/contact.ts';
import { readOwnEnterprise } from '../../store/enterprise/row.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { createProof } from './proof.ts';
import { forgetSession } from './session.ts';

export function ownDataHandlers({ db, personal, config }: ApiDependencies) {
  const proof = createProof({ db, personal });
  return {
    async exportOwnData({ account }) {
      const records = await ownRecords(db, account.id);
      const own =
        account.kind === 'enterprise'
          ? {
              enterprise: await readOwnEnterprise(db, personal, enterpriseOf(account)),
              contacts: (await listContacts(db, personal, enterpriseOf(account))).data,
            }
          : account.kind === 'individual'
            ? { person: await readPerson(db, personal, account.id) }
            : {};
      const data = { exportedAt: new Date().toISOString(), ...records, ...own };
      return { name: `我的数据-${account.username}.json`, bytes: Buffer.from(JSON.stringify(data, null, 2)) };
    },

    async closeOwnAccount({ account, body, response }) {
      await proof.person(account, body);
      await db.transaction((trx) =>
        account.kind === 'enterprise'
          ? closeEnterprise(trx, personal, enterpriseOf(account), actorOf(account))
          : closeIndividual(trx, actorOf(account)),
      );
      forgetSession(response, config);
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
