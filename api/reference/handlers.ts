import { initialsOf } from '../../store/instrument/initials.ts';
import { listCatalogue } from '../../store/reference/catalogue.ts';
import { listRegions } from '../../store/reference/region.ts';
import { listDepartments, listServiceItems } from '../../store/reference/service-item.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

type Names = 'reference' | 'listCatalogue' | 'listRegions';

export function referenceHandlers({ db, config, sms }: ApiDependencies): Pick<Handlers, Names> {
  return {
    async listCatalogue() {
      const { data, total } = await listCatalogue(db);
      const named = data.map((category) => ({
        ...category,
        kinds: category.kinds.map((kind) => ({ ...kind, initials: initialsOf(kind.name) })),
      }));
      return { data: named, total };
    },

    listRegions: ({ query }) => listRegions(db, query),

    async reference() {
      const [serviceItems, departments] = await Promise.all([listServiceItems(db), listDepartments(db)]);
      const limits = {
        instrumentsPerOrder: config.maxInstrumentsPerOrder,
        uploadMegabytes: config.uploadLimitMegabytes,
      };
      const named = serviceItems.map((item) => ({ ...item, initials: initialsOf(item.name) }));
      return { serviceItems: named, departments, limits, smsCodes: sms.codes };
    },
  };
}
