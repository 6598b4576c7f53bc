import type { InstrumentInput } from '../../domain/contract/instrument.ts';
import { LEDGER_SHEETS } from '../../domain/ledger-column.ts';
import { LEDGER_SERVICES, type LedgerService } from '../../domain/ledger-service.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';
import { actOnMany, hiddenInstruments } from '../../store/instrument/bulk.ts';
import { readHistory } from '../../store/instrument/history.ts';
import { countInstruments, listInstruments, readInstrument } from '../../store/instrument/list.ts';
import { requireKnownName } from '../../store/instrument/suggestion.ts';
import { changeInstrument, createInstrument, deleteInstrument } from '../../store/instrument/write.ts';
import { listCatalogue } from '../../store/reference/catalogue.ts';
import { regionsInForce } from '../../store/reference/region.ts';
import { serviceItemNames } from '../../store/reference/service-item.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { detailOf } from '../http/problem.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { exportInstruments } from './export.ts';
import { importHandlers } from './import-handlers.ts';

/** Regions in the template's drop-down: those of this autonomous region. */
const OFFERED_REGIONS = '15';

export function instrumentHandlers(deps: ApiDependencies) {
  const { db, documents } = deps;

  /**
   * An instrument may keep a kind or region that is retired.
   * @throws DomainProblem invalid_input where the catalogue does not have the name, the kind or the region
   */
  async function requireKnown(body: InstrumentInput, instrumentId: string | null): Promise<void> {
    if (body.service === 'general') return requireKnownName(body.name, await serviceItemNames(db));
    const fields: FieldProblem[] = [];
    const [kind, region] = await Promise.all([
      db('catalogue_kind')
        .where({ number: body.kindNumber })
        .where((either) =>
          either
            .whereNull('retired_at')
            .orWhereIn('number', db('instrument').where({ id: instrumentId }).select('kind_number')),
        )
        .first('number'),
      db('region')
        .where({ code: body.regionCode })
        .where((either) =>
          either
            .whereNull('retired_at')
            .orWhereIn('code', db('instrument').where({ id: instrumentId }).select('region_code')),
        )
        .first('code'),
    ]);
    if (!kind) fields.push({ path: 'kindNumber', fault: { name: 'kind_unknown' } });
    if (!region) fields.push({ path: 'regionCode', fault: { name: 'region_unknown' } });
    if (fields.length > 0) throw new DomainProblem('invalid_input', {}, fields);
  }

  return {
    ...importHandlers(deps),
    listInstruments: ({ account, query }) => listInstruments(db, enterpriseOf(account), query),
    countInstruments: ({ account, query }) => countInstruments(db, enterpriseOf(account), query),
    getInstrument: ({ account, params }) => readInstrument(db, enterpriseOf(account), params.instrumentId),
    instrumentHistory: ({ account, params }) => readHistory(db, enterpriseOf(account), params.instrumentId),

    async createInstrument({ account, body }) {
      await requireKnown(body, null);
      return db.transaction((trx) => createInstrument(trx, enterpriseOf(account), body, actorOf(account)));
    },

    async changeInstrument({ account, params, body }) {
      await requireKnown(body, params.instrumentId);
      return db.transaction((trx) =>
        changeInstrument(trx, enterpriseOf(account), params.instrumentId, body, actorOf(account)),
      );
    },

    async deleteInstrument({ account, params }) {
      await db.transaction((trx) =>
        deleteInstrument(trx, enterpriseOf(account), params.instrumentId, actorOf(account)),
      );
      return { ok: true };
    },

    async changeManyInstruments({ account, body, language }) {
      const enterpriseId = enterpriseOf(account);
      const ids = body.hiddenBecause ? await hiddenInstruments(db, enterpriseId, body.hiddenBecause) : (body.ids ?? []);
      const { done, refused } = await actOnMany(db, enterpriseId, body.action, ids, body.notes, actorOf(account));
      return { done, refused: refused.map(({ problem, ...one }) => ({ ...one, reason: detailOf(problem, language) })) };
    },

    async exportInstruments({ account, query }) {
      return { name: '计量器具台账.xlsx', stream: await exportInstruments(deps, enterpriseOf(account), query) };
    },

    async importTemplate({ params }) {
      if (!(params.service in LEDGER_SERVICES)) throw new DomainProblem('not_found');
      const service = params.service as LedgerService;
      const [services, { data: categories }, regions] = await Promise.all([
        serviceItemNames(db),
        listCatalogue(db),
        regionsInForce(db),
      ]);
      const offered = regions.filter(({ code }) => code.startsWith(OFFERED_REGIONS)).map(({ fullName }) => fullName);
      const lists = { services, categories, regions: offered };
      const bytes = await documents.run('ledgerTemplate', [service, lists]);
      return { name: `${LEDGER_SHEETS[service]}导入模板.xlsx`, bytes };
    },

    async regionWorkbook() {
      return { name: '行政区划信息.xlsx', bytes: await documents.run('regionList', [await regionsInForce(db)]) };
    },

    async catalogueWorkbook() {
      return {
        name: '强检器具目录.xlsx',
        bytes: await documents.run('catalogueList', [(await listCatalogue(db)).data]),
      };
    },
  } satisfies Partial<Handlers>;
}
