import { LONGEST_PASSWORD } from '../../domain/password.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { initialsOf } from '../../store/instrument/initials.ts';
import { listCatalogue } from '../../store/reference/catalogue.ts';
import { kinds } from '../../store/reference/kind.ts';
import { listMeasurementForms, measurementForms } from '../../store/reference/measurement-form.ts';
import { listReasons, reasons } from '../../store/reference/reason.ts';
import { listRegions, regions } from '../../store/reference/region.ts';
import { listResources, resources } from '../../store/reference/resource.ts';
import { listDepartments, listServiceItems } from '../../store/reference/service-item.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { importedRows } from '../workbook/import.ts';
import { importCatalogue } from './import-catalogue.ts';
import { importRegions } from './import-regions.ts';
import { managedRecordHandlers } from './managed-record.ts';

const ownInstitution = (account: SignedIn) => ({ institution_id: institutionOf(account) });

export function referenceHandlers({ db, config, sms, documents }: ApiDependencies) {
  return {
    ...managedRecordHandlers(db, 'kinds', kinds),
    ...managedRecordHandlers(db, 'regions', regions),
    ...managedRecordHandlers(db, 'reasons', reasons),
    ...managedRecordHandlers(db, 'resources', resources, ownInstitution),
    ...managedRecordHandlers(db, 'measurementForms', measurementForms, ownInstitution),

    async listCatalogue() {
      const { data, total } = await listCatalogue(db);
      const named = data.map((category) => ({
        ...category,
        kinds: category.kinds.map((kind) => ({ ...kind, initials: initialsOf(kind.name) })),
      }));
      return { data: named, total };
    },
    exportKinds: async () => ({
      name: '强检目录.xlsx',
      bytes: await documents.run('catalogue', [await kinds.all(db)]),
    }),
    async importKinds({ account, file, query }) {
      const rows = await importedRows(documents, 'catalogue', file);
      return db.transaction((trx) => importCatalogue(trx, rows, query.apply === 'true', actorOf(account)));
    },

    listRegions: ({ query }) => listRegions(db, query),
    exportRegions: async () => ({
      name: '行政区划.xlsx',
      bytes: await documents.run('regions', [await regions.all(db)]),
    }),
    async importRegions({ account, file, query }) {
      const rows = await importedRows(documents, 'regions', file);
      return db.transaction((trx) => importRegions(trx, rows, query.apply === 'true', actorOf(account)));
    },

    listReasons: ({ query }) => listReasons(db, query.occasion),
    listResources: ({ account }) => listResources(db, institutionOf(account)),
    listMeasurementForms: ({ account }) => listMeasurementForms(db, institutionOf(account)),

    async reference() {
      const [serviceItems, departments] = await Promise.all([listServiceItems(db), listDepartments(db)]);
      const limits = {
        instrumentsPerOrder: config.maxInstrumentsPerOrder,
        uploadMegabytes: config.uploadLimitMegabytes,
        shortestPassword: config.shortestPassword,
        longestPassword: LONGEST_PASSWORD,
      };
      const named = serviceItems.map((item) => ({ ...item, initials: initialsOf(item.name) }));
      return { serviceItems: named, departments, limits, smsCodes: sms.codes };
    },
  } satisfies Partial<Handlers>;
}
