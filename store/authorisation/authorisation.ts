/**
 * The authorisations of institutions (requirements A9, E6): the centre adds and ends them; each change is an event in
 * the institution's stream.
 */

import type { Knex } from 'knex';
import type { z } from 'zod';
import { authorisationState } from '../../domain/authorisation.ts';
import type {
  Authorisation,
  AuthorisationEnding,
  AuthorisationInput,
  AuthorisationQuery,
} from '../../domain/contract/authorisation.ts';
import { notice } from '../../domain/notice.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { businessDay } from '../../domain/time.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { authorisationChanges, authorisationWords } from '../institution/history.ts';
import { institutionStream, lockInstitution, tellInstitution } from '../institution/row.ts';
import { tellOfOpenWork } from '../share/unauthorised-notice.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';

type Row = Omit<Authorisation, 'state' | 'endedAt'> & {
  readonly institutionId: string;
  readonly endedAt: Date | null;
};
type Author = Actor & { readonly id: string };

const COLUMNS = `a.id, a.institution_id as "institutionId", a.region_code as "regionCode", r.full_name as "regionName",
  a.category_number as "categoryNumber", c.name as "categoryName", a.kind_number as "kindNumber", k.name as "kindName",
  a.valid_from as "validFrom", a.valid_until as "validUntil", a.ended_at as "endedAt", a.end_reason as "endReason"`;
const SORT = {
  regionName: 'r.full_name',
  /** In the order of the catalogue; equal ones by region and date. */
  categoryName: `a.category_number || coalesce(a.kind_number, '') || a.region_code || a.valid_from::text`,
  kindName: 'a.kind_number',
  validFrom: 'a.valid_from',
  validUntil: 'a.valid_until',
};

const authorisations = (db: Reader) =>
  db('authorisation as a')
    .join('region as r', 'r.code', 'a.region_code')
    .join('catalogue_category as c', 'c.number', 'a.category_number')
    .leftJoin('catalogue_kind as k', 'k.number', 'a.kind_number');

function authorisationOf({ institutionId: _, ...row }: Row): Authorisation {
  const validity = { validFrom: row.validFrom, validUntil: row.validUntil, isEnded: row.endedAt !== null };
  return {
    ...row,
    state: authorisationState(validity, businessDay(new Date())),
    endedAt: instantOrNull(row.endedAt),
  };
}

/** Authorisations in force and future ones come before those that have ended. */
export async function listAuthorisations(
  db: Reader,
  institutionId: string,
  query: z.output<typeof AuthorisationQuery>,
): Promise<Listed<Authorisation>> {
  const found = authorisations(db).where('a.institution_id', institutionId);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) =>
      either.whereILike('r.full_name', pattern).orWhereILike('c.name', pattern).orWhereILike('k.name', pattern),
    );
  }
  const order = sortSql(query.sort, SORT, 'categoryName', 'a.id');
  const isOver = `(a.ended_at is not null or a.valid_until < (now() at time zone 'Asia/Shanghai')::date) is true`;
  const { data, total } = await readPage<Row>(found, COLUMNS, query, query.sort ? order : `${isOver}, ${order}`);
  return { data: data.map(authorisationOf), total };
}

/**
 * Authorises an approved institution.
 * @throws DomainProblem not_found, institution_not_approved, authorisation_of_unknown, authorisation_overlaps
 */
export async function addAuthorisation(
  trx: Transaction,
  institutionId: string,
  input: AuthorisationInput,
  actor: Author,
): Promise<Authorisation> {
  const { status } = await lockInstitution(trx, institutionId);
  if (status !== 'approved') throw new DomainProblem('institution_not_approved');
  const named = await namesOf(trx, input);
  const [made] = await trx('authorisation')
    .insert({
      institution_id: institutionId,
      region_code: input.regionCode,
      category_number: input.categoryNumber,
      kind_number: input.kindNumber,
      valid_from: input.validFrom,
      valid_until: input.validUntil,
      created_by: actor.id,
    })
    .returning<{ id: string }[]>('id')
    .catch((error: unknown) => refuseOverlap(error, named));
  const after = authorisationOf(await readRow(trx, made?.id ?? ''));
  await appendEvent(trx, { stream: institutionStream(institutionId), name: 'add_authorisation', actor, after });
  return after;
}

function refuseOverlap(error: unknown, named: { region: string; what: string }): never {
  if (violatedConstraint(error) !== 'authorisation_once') throw error;
  throw new DomainProblem('authorisation_overlaps', named);
}

/** The region and the authorised category or kind in words; the kind must belong to the category. */
async function namesOf(trx: Transaction, input: AuthorisationInput): Promise<{ region: string; what: string }> {
  const { regionCode, categoryNumber, kindNumber } = input;
  const { rows } = await trx.raw<{ rows: { region: string; category: string; kind: string | null }[] }>(
    `select r.full_name as region, c.name as category, k.name as kind from region r
     join catalogue_category c on c.number = :categoryNumber
     left join catalogue_kind k on k.number = :kindNumber and k.category_number = c.number
     where r.code = :regionCode and r.retired_at is null`,
    { regionCode, categoryNumber, kindNumber } as Record<string, Knex.Value>,
  );
  const [found] = rows;
  if (!found || (kindNumber !== null && found.kind === null)) throw new DomainProblem('authorisation_of_unknown');
  return { region: found.region, what: [found.category, found.kind].filter(Boolean).join(' › ') };
}

async function readRow(db: Reader, id: string, lock = false): Promise<Row> {
  const found = authorisations(db).where('a.id', id);
  const row = await (lock ? found.forUpdate('a') : found).first<Row | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/**
 * Gives an authorisation another last day and notifies the institution.
 * @throws DomainProblem not_found, authorisation_ended, authorisation_overlaps, invalid_input where it would end
 * before it begins
 */
export async function changeAuthorisation(
  trx: Transaction,
  id: string,
  validUntil: string | null,
  actor: Author,
): Promise<Authorisation> {
  const before = await readRow(trx, id, true);
  if (before.endedAt !== null) throw new DomainProblem('authorisation_ended');
  if (validUntil !== null && validUntil < before.validFrom) {
    throw new DomainProblem('invalid_input', {}, [{ path: 'validUntil', fault: { name: 'ends_before_start' } }]);
  }
  const what = [before.categoryName, before.kindName].filter(Boolean).join(' › ');
  await trx('authorisation')
    .where({ id })
    .update({ valid_until: validUntil })
    .catch((error: unknown) => refuseOverlap(error, { region: before.regionName, what }));
  const after = authorisationOf(await readRow(trx, id));
  if (authorisationChanges(before, after).length === 0) return after;
  const { institutionId } = before;
  await appendEvent(trx, {
    stream: institutionStream(institutionId),
    name: 'change_authorisation',
    actor,
    before: authorisationOf(before),
    after,
  });
  await tellInstitution(
    trx,
    institutionId,
    notice('authorisation_changed', { authorisation: authorisationWords(after), validUntil: validUntil ?? '' }),
  );
  await tellOfOpenWork(trx, institutionId);
  return after;
}

/** Authorisations of approved institutions that nobody has ended, with the institution's name. */
export async function allAuthorisations(db: Reader): Promise<(Authorisation & { readonly institutionName: string })[]> {
  const rows = await authorisations(db)
    .join('institution as i', 'i.id', 'a.institution_id')
    .where('i.status', 'approved')
    .whereNull('a.ended_at')
    .orderByRaw(`i.name, ${SORT.categoryName}, a.id`)
    .select<(Row & { institutionName: string })[]>(db.raw(`${COLUMNS}, i.name as "institutionName"`));
  return rows.map(({ institutionName, ...row }) => ({ ...authorisationOf(row), institutionName }));
}

/**
 * Ends an authorisation now and notifies the institution.
 * @throws DomainProblem not_found, authorisation_ended
 */
export async function endAuthorisation(
  trx: Transaction,
  id: string,
  { notes, reasonIds }: z.output<typeof AuthorisationEnding>,
  actor: Author,
): Promise<Authorisation> {
  const before = await readRow(trx, id, true);
  if (before.endedAt !== null) throw new DomainProblem('authorisation_ended');
  await trx('authorisation').where({ id }).update({ ended_at: trx.fn.now(), ended_by: actor.id, end_reason: notes });
  const after = authorisationOf(await readRow(trx, id));
  const { institutionId } = before;
  await appendEvent(trx, {
    stream: institutionStream(institutionId),
    name: 'end_authorisation',
    actor,
    notes,
    reasonIds,
    before: authorisationOf(before),
    after,
  });
  await tellInstitution(
    trx,
    institutionId,
    notice('authorisation_ended', { authorisation: authorisationWords(after), notes }),
  );
  await tellOfOpenWork(trx, institutionId);
  return after;
}
