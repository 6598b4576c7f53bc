import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Instrument, InstrumentQuery } from '../../domain/contract/instrument.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../database.ts';
import { containing, type Listed, sortSql } from '../list.ts';
import {
  BOOKABLE,
  IN_USE,
  INSTRUMENT_COLUMNS,
  type InstrumentRow,
  instrumentOf,
  OPEN_BOOKING,
  OWN_UNIT,
} from './row.ts';

type Query = z.output<typeof InstrumentQuery>;

const SORT = {
  instrumentNumber: 'ins.instrument_number',
  name: 'ins.name',
  model: 'ins.model',
  serialNumber: 'ins.serial_number',
  manufacturer: 'ins.manufacturer',
  placeOfUse: 'ins.place_of_use',
  deliveryMode: 'ins.delivery_mode',
  currentCondition: 'ins.current_condition',
  currentState: 'ins.current_state',
  daysAhead: 'ins.days_ahead',
  validUntil: 'ins.valid_until',
  bookable: BOOKABLE,
  createdAt: 'ins.created_at',
  updatedAt: 'ins.updated_at',
};

const SEARCHED = ['instrument_number', 'name', 'serial_number', 'model', 'manufacturer', 'place_of_use'];

function matching(enterpriseId: string, query: Query): { where: string; bindings: Knex.RawBinding[] } {
  const conditions: [string, ...Knex.RawBinding[]][] = [['ins.enterprise_id = ?', enterpriseId]];
  if (query.deliveryMode) conditions.push(['ins.delivery_mode = ?', query.deliveryMode]);
  if (query.validUntilFrom) conditions.push(['ins.valid_until >= ?', query.validUntilFrom]);
  if (query.validUntilTo) conditions.push(['ins.valid_until <= ?', query.validUntilTo]);
  if (query.q) {
    const pattern = containing(query.q);
    const either = SEARCHED.map((column) => `ins.${column} ilike ?`).join(' or ');
    conditions.push([`(${either})`, ...SEARCHED.map(() => pattern)]);
  }
  return {
    where: conditions.map(([sql]) => sql).join(' and '),
    bindings: conditions.flatMap(([, ...bindings]) => bindings),
  };
}

interface Counts {
  readonly all: number;
  readonly bookable: number;
  readonly inBooking: number;
  readonly notInUse: number;
  readonly otherUnit: number;
}

export interface InstrumentPage extends Listed<Instrument> {
  readonly hidden: { inBooking: number; notInUse: number; otherUnit: number };
}

/** A page of the ledger, and how many of the instruments that match cannot be booked, each under its first reason. */
export async function listInstruments(db: Reader, enterpriseId: string, query: Query): Promise<InstrumentPage> {
  const { where, bindings } = matching(enterpriseId, query);
  const from = `from instrument ins ${OPEN_BOOKING} where ${where}`;
  const only = query.bookable === undefined ? '' : `and ${query.bookable === 'true' ? '' : 'not '}${BOOKABLE}`;
  const order = sortSql(query.sort, SORT, 'instrumentNumber', 'ins.id');
  const [counted, page] = await Promise.all([
    db.raw<{ rows: Counts[] }>(
      `select count(*) as all, count(*) filter (where ${BOOKABLE}) as bookable,
         count(*) filter (where oi.id is not null) as "inBooking",
         count(*) filter (where oi.id is null and not ${IN_USE}) as "notInUse",
         count(*) filter (where oi.id is null and ${IN_USE} and not ${OWN_UNIT}) as "otherUnit"
       ${from}`,
      bindings,
    ),
    db.raw<{ rows: InstrumentRow[] }>(
      `select ${INSTRUMENT_COLUMNS} ${from} ${only} order by ${order} limit ? offset ?`,
      [...bindings, query.perPage, (query.page - 1) * query.perPage],
    ),
  ]);
  const { all = 0, bookable = 0, inBooking = 0, notInUse = 0, otherUnit = 0 } = counted.rows[0] ?? {};
  const totals = { true: bookable, false: all - bookable };
  return {
    data: page.rows.map(instrumentOf),
    total: query.bookable === undefined ? all : totals[query.bookable],
    hidden: { inBooking, notInUse, otherUnit },
  };
}

/** @throws DomainProblem not_found */
export async function readInstrument(db: Reader, enterpriseId: string, id: string): Promise<Instrument> {
  const { rows } = await db.raw<{ rows: InstrumentRow[] }>(
    `select ${INSTRUMENT_COLUMNS} from instrument ins ${OPEN_BOOKING} where ins.id = ? and ins.enterprise_id = ?`,
    [id, enterpriseId],
  );
  if (!rows[0]) throw new DomainProblem('not_found');
  return instrumentOf(rows[0]);
}
