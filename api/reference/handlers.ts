import { initialsOf } from '../../store/instrument/initials.ts';
import { listDepartments, listKinds, listServiceItems } from '../../store/reference.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

export function referenceHandlers({ db, config, sms }: ApiDependencies): Pick<Handlers, 'reference' | 'catalogue'> {
  return {
    async reference() {
      const [serviceItems, departments] = await Promise.all([listServiceItems(db), listDepartments(db)]);
      const limits = {
        instrumentsPerOrder: config.maxInstrumentsPerOrder,
        uploadMegabytes: config.uploadLimitMegabytes,
      };
      const named = serviceItems.map((item) => ({ ...item, initials: initialsOf(item.name) }));
      return { serviceItems: named, departments, limits, smsCodes: sms.codes };
    },

    async catalogue() {
      const kinds = await listKinds(db);
      return { data: kinds.map((kind) => ({ ...kind, initials: initialsOf(kind.name) })), total: kinds.length };
    },
  };
}
