import type { SignedIn } from '../../store/account/signed-in.ts';
import { changeSeal, presentSealImage, readSeal } from '../../store/institution/seal.ts';
import { settingsHistory } from '../../store/settings/settings.ts';
import { changeTimeLimits, listTimeLimits } from '../../store/settings/time-limit.ts';
import { changeCalendarDay } from '../../store/visit/calendar.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { FileAnswer, Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { checkedSeal, specimen } from './seal.ts';

export function settingsHandlers({ db, config, documents }: ApiDependencies) {
  const standard = config.timeLimits;
  async function printed(account: SignedIn, image: Buffer | null): Promise<FileAnswer> {
    const institution = await db('institution')
      .where({ id: institutionOf(account) })
      .first<{ name: string; address: string }>('name', 'address');
    const bytes = await documents.run('certificate', [specimen(institution, image, config.publicUrl)]);
    return { name: '样张.pdf', bytes, inline: true };
  }
  return {
    listTimeLimits: () => listTimeLimits(db, standard),
    changeTimeLimits: ({ account, body }) =>
      db.transaction((trx) => changeTimeLimits(trx, body, standard, actorOf(account))),
    changeCalendarDay: ({ account, body }) => db.transaction((trx) => changeCalendarDay(trx, body, actorOf(account))),
    settingsHistory: () => settingsHistory(db),
    getSeal: ({ account }) => readSeal(db, institutionOf(account)),
    async changeSeal({ account, file }) {
      const seal = await checkedSeal(documents, file);
      return db.transaction((trx) => changeSeal(trx, institutionOf(account), seal, actorOf(account)));
    },
    removeSeal: ({ account }) =>
      db.transaction((trx) => changeSeal(trx, institutionOf(account), null, actorOf(account))),
    sealSpecimen: async ({ account }) => printed(account, await presentSealImage(db, institutionOf(account))),
    tryOutSeal: async ({ account, file }) => printed(account, (await checkedSeal(documents, file)).image),
  } satisfies Partial<Handlers>;
}
