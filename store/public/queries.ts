/** Public queries: instruments under mandatory verification, institutions, the catalogue (requirements D3, D4, D5). */
import type { z } from 'zod';
import type {
  PublicInstitution,
  PublicInstrument,
  PublicInstrumentQuery,
  PublicKind,
  PublicKindQuery,
} from '../../domain/contract/public-query.ts';
import { IN_STATE, TODAY, VERIFICATION_STATE } from '../instrument/verification.ts';
import type { Reader } from '../sql/database.ts';
import { containing, type Listed, type Page, readPage, sortSql } from '../sql/list.ts';
import { REGISTER_JOINS, REGISTERED } from './register.ts';

const INSTRUMENT = `ins.id, ins.name, ins.model, ins.serial_number as "serialNumber", ins.manufacturer,
  ins.measuring_range as "measuringRange", ins.accuracy_class as "accuracyClass", category.name as "categoryName",
  kind.name as "kindName", region.full_name as "regionName", ${VERIFICATION_STATE} as "verificationState",
  ins.valid_until as "validUntil", (select ${REGISTERED} from certificate ce ${REGISTER_JOINS}
    where ci.instrument_id = ins.id and ce.replaced_by is null order by ce.issued_at desc limit 1) as certificate`;
const INSTRUMENT_SORT = { name: 'ins.name', validUntil: 'ins.valid_until', serialNumber: 'ins.serial_number' };

/** The public text of an instrument, exactly as the index has it. */
const SEARCHED_TEXT = `lower(ins.name || ' ' || ins.serial_number || ' ' || ins.model || ' ' || coalesce(ins.certificate_number, ''))`;
const OF_KIND = 'ins.kind_number = any(array(select number from catalogue_kind where name ilike ?))';
const TRIGRAM = 3;

/**
 * A query shorter than the index's trigrams is compared with the beginning of names only: anything else would read
 * the whole table.
 */
function textOf(q: string): [condition: string, values: string[]] {
  const text = q.toLowerCase();
  return [...text].length < TRIGRAM
    ? ['lower(ins.name) like ?', [containing(text).slice(1)]]
    : [`${SEARCHED_TEXT} like ?`, [containing(text)]];
}

const BOOKED = `left join order_item oi on oi.instrument_id = ins.id and oi.is_open left join share on share.id = oi.share_id`;

/** Instruments are found and counted without joins; the columns of the joined tables are read for one page. */
export async function listPublicInstruments(
  db: Reader,
  { q, verificationState, ...page }: z.output<typeof PublicInstrumentQuery>,
): Promise<Listed<PublicInstrument>> {
  const all = db('instrument as ins').where('ins.service', 'mandatory').where('ins.status', 'in_service');
  if (verificationState) all.joinRaw(BOOKED).whereRaw(IN_STATE[verificationState]);
  if (q) all.where((either) => either.whereRaw(...textOf(q)).orWhereRaw(OF_KIND, [containing(q)]));
  // A search is carried out before sorting: an index scan by name would read all instruments.
  const found = q ? db.withMaterialized('ins', all.select('ins.*')).from('ins') : all;
  const order = sortSql(page.sort, INSTRUMENT_SORT, 'name', 'ins.id');
  const { data, total } = await readPage<{ id: string }>(found, 'ins.id', page, order);
  const shown = await db('instrument as ins')
    .joinRaw(
      `${BOOKED} join catalogue_kind kind on kind.number = ins.kind_number
       join catalogue_category category on category.number = kind.category_number
       join region on region.code = ins.region_code`,
    )
    .whereIn(
      'ins.id',
      data.map(({ id }) => id),
    )
    .select<PublicInstrument[]>(db.raw(INSTRUMENT))
    .orderByRaw(order);
  return { data: shown, total };
}

const IN_FORCE = `au.institution_id = institution.id and au.ended_at is null and au.valid_from <= ${TODAY}
  and (au.valid_until is null or au.valid_until >= ${TODAY})`;
const INSTITUTION = `id, name, concat_ws('', province, city, district, address) as address,
  certificate_number as "certificateNumber", certificate_level as "certificateLevel",
  certificate_valid_until as "certificateValidUntil", certificate_upload_id is not null as "hasImage",
  array(select distinct r.full_name from authorisation au join region r on r.code = au.region_code
    where ${IN_FORCE} order by 1) as regions,
  array(select distinct coalesce(k.name, c.name) from authorisation au
    join catalogue_category c on c.number = au.category_number left join catalogue_kind k on k.number = au.kind_number
    where ${IN_FORCE} order by 1) as categories`;

/** Institutions that may act: this centre and approved ones. */
const institutions = (db: Reader) =>
  db('institution').where((either) =>
    either
      .where('is_this_centre', true)
      .orWhere((registered) => registered.whereNotNull('credit_code').where({ status: 'approved' })),
  );

export function listPublicInstitutions(
  db: Reader,
  query: Page & { readonly q?: string | undefined },
): Promise<Listed<PublicInstitution>> {
  const found = institutions(db);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either
        .whereILike('name', pattern)
        .orWhereILike('certificate_number', pattern)
        .orWhereRaw(
          `exists (select from authorisation au join region r on r.code = au.region_code where ${IN_FORCE} and r.full_name ilike ?)`,
          [pattern],
        ),
    );
  }
  return readPage<PublicInstitution>(found, INSTITUTION, query, sortSql(query.sort, { name: 'name' }, 'name', 'id'));
}

/** The upload with the certificate of authorisation; null where there is no public one. */
export async function publicImage(db: Reader, institutionId: string): Promise<string | null> {
  const row = await institutions(db)
    .where({ id: institutionId })
    .first<{ certificate_upload_id: string | null } | undefined>('certificate_upload_id');
  return row?.certificate_upload_id ?? null;
}

const KIND = `k.number as id, k.category_number as "categoryNumber", c.name as "categoryName", k.number, k.name, k.form,
  k.scope`;
const KIND_SORT = { number: 'k.number', name: 'k.name', categoryName: 'c.name' };
const AUTHORISED = `exists (select from authorisation au join institution on institution.id = au.institution_id
  where ${IN_FORCE} and institution.id = ? and au.category_number = k.category_number
    and (au.kind_number is null or au.kind_number = k.number))`;

export function listPublicKinds(db: Reader, query: z.output<typeof PublicKindQuery>): Promise<Listed<PublicKind>> {
  const found = db('catalogue_kind as k')
    .join('catalogue_category as c', 'c.number', 'k.category_number')
    .whereNull('k.retired_at');
  if (query.categoryNumber) found.whereILike('k.category_number', `${query.categoryNumber}%`);
  if (query.category) found.whereILike('c.name', containing(query.category));
  if (query.number) found.whereILike('k.number', `${query.number}%`);
  if (query.name) found.whereILike('k.name', containing(query.name));
  if (query.institutionId) found.whereRaw(AUTHORISED, [query.institutionId]);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('k.name', pattern).orWhereILike('c.name', pattern));
  }
  return readPage<PublicKind>(found, KIND, query, sortSql(query.sort, KIND_SORT, 'number', 'k.number'));
}
