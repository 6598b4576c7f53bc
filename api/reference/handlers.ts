import { listCatalogue, listRegions } from '../../store/catalogue.ts';
import { listDepartments, listServiceItems } from '../../store/reference.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

type Names = 'reference' | 'listCatalogue' | 'listRegions';

export function referenceHandlers({ db, config, sms }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listCatalogue: () => listCatalogue(db),
    listRegions: ({ query }) => listRegions(db, query),

    async reference() {
      const [serviceItems, departments] = await Promise.all([listServiceItems(db), listDepartments(db)]);
      const limits = {
        instrumentsPerOrder: config.maxInstrumentsPerOrder,
        uploadMegabytes: config.uploadLimitMegabytes,
      };
      return { serviceItems, departments, limits, smsCodes: sms.codes };
    },
  };
}
