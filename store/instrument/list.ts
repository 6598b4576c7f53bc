import type {
  Instrument,
  InstrumentCount,
  InstrumentFilter,
  InstrumentQuery,
} from '../../domain/contract/instrument.ts';
import { HIDDEN_REASONS } from '../../domain/instrument.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../sql/database.ts';
import { sortSql } from '../sql/list.ts';
import { conditionsOf } from './filter.ts';
import { HIDDEN_BECAUSE, INSTRUMENT_COLUMNS, INSTRUMENT_JOINS, type InstrumentRow, instrumentOf } from './row.ts';

const SORT = {
  instrumentNumber: 'ins.instrument_number',
  name: 'ins.name',
  kindNumber: 'ins.kind_number',
  model: 'ins.model',
  serialNumber: 'ins.serial_number',
  manufacturer: 'ins.manufacturer',
  placeOfUse: 'ins.place_of_use',
  deliveryMode: 'ins.delivery_mode',
  certificateNumber: 'ins.certificate_number',
  status: 'ins.status',
  validUntil: 'ins.valid_until',
  createdAt: 'ins.created_at',
  updatedAt: 'ins.updated_at',
};

/**
 * A page of the ledger. An index finds the ids; a second statement reads the columns of those few rows. That
 * statement is prepared once, since planning it for every query would take longer than the rest.
 */
export async function listInstruments(
  db: Reader,
  enterpriseId: string,
  query: InstrumentQuery,
): Promise<{ data: Instrument[]; total: number | null }> {
  const { where, bindings } = conditionsOf(enterpriseId, query);
  const order = sortSql(query.sort, SORT, 'instrumentNumber', 'ins.id', 'mirrored');
  const found = db
    .raw<{ rows: { id: string }[] }>(
      `select ins.id from instrument ins where ${where} order by ${order} limit ? offset ?`,
      [...bindings, query.perPage, (query.page - 1) * query.perPage],
    )
    .then(({ rows }) => rows.map(({ id }) => id));
  const counted =
    query.count === 'true'
      ? db.raw<{ rows: { total: number }[] }>(`select count(*) as total from instrument ins where ${where}`, [
          ...bindings,
        ])
      : null;
  const [ids, count] = await Promise.all([found, counted]);
  const read = new Map((await readInstruments(db, enterpriseId, ids)).map((one) => [one.id, one]));
  return {
    data: ids.flatMap((id) => read.get(id) ?? []),
    total: count ? (count.rows[0]?.total ?? 0) : null,
  };
}

/** How many instruments match, and how many of those cannot be booked, each counted under its first reason. */
export async function countInstruments(
  db: Reader,
  enterpriseId: string,
  filter: Partial<InstrumentFilter>,
): Promise<InstrumentCount> {
  const { bookable: _, ...all } = filter;
  const { where, bindings } = conditionsOf(enterpriseId, all);
  const counts = HIDDEN_REASONS.map((reason) => `count(*) filter (where ${HIDDEN_BECAUSE[reason]}) as ${reason}`);
  const { rows } = await db.raw<{ rows: (InstrumentCount['hidden'] & { total: number })[] }>(
    `select count(*) as total, ${counts.join(', ')} from instrument ins where ${where}`,
    [...bindings],
  );
  if (!rows[0]) throw new Error('counting answers with one row');
  const { total, ...hidden } = rows[0];
  const hiddenInAll = HIDDEN_REASONS.reduce((sum, reason) => sum + hidden[reason], 0);
  const totals = { true: total - hiddenInAll, false: hiddenInAll };
  return { total: filter.bookable ? totals[filter.bookable] : total, hidden };
}

/** @throws DomainProblem not_found */
export async function readInstrument(db: Reader, enterpriseId: string, id: string): Promise<Instrument> {
  const [instrument] = await readInstruments(db, enterpriseId, [id]);
  if (!instrument) throw new DomainProblem('not_found');
  return instrument;
}

/** Those of the ids that are in the enterprise's ledger, by instrument number. */
export async function readInstruments(db: Reader, enterpriseId: string, ids: readonly string[]): Promise<Instrument[]> {
  const { rows } = await db.raw<{ rows: InstrumentRow[] }>(
    `select ${INSTRUMENT_COLUMNS} from instrument ins ${INSTRUMENT_JOINS}
     where ins.id = any(?::uuid[]) and ins.enterprise_id = ? order by ins.instrument_number`,
    [[...ids], enterpriseId],
  );
  return rows.map(instrumentOf);
}
