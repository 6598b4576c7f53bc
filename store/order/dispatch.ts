/** The authorisations in force and the instruments in question: the input of `dispatch` in domain/dispatch.ts. */
import type { Knex } from 'knex';
import {
  type Authorised,
  type Candidate,
  covers,
  type Dispatch,
  type Dispatchable,
  dispatch,
} from '../../domain/dispatch.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { TODAY } from '../instrument/verification.ts';
import type { Reader } from '../sql/database.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';

/** An instrument under mandatory verification, from the ledger. */
export interface DispatchSubject extends Dispatchable {
  readonly instrumentId: string;
  readonly name: string;
  readonly instrumentNumber: string;
  readonly regionName: string;
  readonly categoryName: string;
  readonly kindName: string;
}

const SUBJECTS = `
  select ins.id as "instrumentId", ins.name, ins.instrument_number as "instrumentNumber", r.full_name as "regionName",
    k.category_number as "categoryNumber", c.name as "categoryName", k.number as "kindNumber", k.name as "kindName",
    regions_around(ins.region_code) as regions
  from instrument ins join region r on r.code = ins.region_code
  join catalogue_kind k on k.number = ins.kind_number join catalogue_category c on c.number = k.category_number
  where ins.id = any(:ids::uuid[])`;

/** In force today, of an approved institution whose own certificate has not expired. */
export const IN_FORCE = `(a.ended_at is null and ${TODAY} >= a.valid_from and ${TODAY} <= coalesce(a.valid_until, 'infinity')
  and i.status = 'approved' and ${TODAY} <= coalesce(i.certificate_valid_until, 'infinity'))`;

const AUTHORISED = `
  select a.institution_id as "institutionId", i.name as "institutionName", a.region_code as "regionCode",
    r.full_name as "regionName", a.category_number as "categoryNumber", c.name as "categoryName",
    a.kind_number as "kindNumber", k.name as "kindName"
  from authorisation a join institution i on i.id = a.institution_id
  join region r on r.code = a.region_code join catalogue_category c on c.number = a.category_number
  left join catalogue_kind k on k.number = a.kind_number
  where ${IN_FORCE} and a.category_number = any(:categories) and a.region_code = any(:regions)`;

/** The number of instruments in the open work of each institution. */
const LOADS = `
  select s.institution_id as id, count(*) as load
  from share s join order_item item on item.share_id = s.id and item.state = 'active'
  where s.institution_id = any(:ids::uuid[]) and s.stage <> all(:terminal) group by s.institution_id`;

/** The instruments and the authorisations in force that may cover them. */
async function readFacts(
  db: Reader,
  instrumentIds: readonly string[],
): Promise<{ subjects: DispatchSubject[]; authorised: Authorised[] }> {
  const { rows: subjects } = await db.raw<{ rows: DispatchSubject[] }>(SUBJECTS, { ids: [...instrumentIds] });
  const { rows: authorised } = await db.raw<{ rows: Authorised[] }>(AUTHORISED, {
    categories: [...new Set(subjects.map(({ categoryNumber }) => categoryNumber))],
    regions: [...new Set(subjects.flatMap(({ regions }) => regions))],
  } as Record<string, Knex.Value>);
  return { subjects, authorised };
}

async function withLoads(db: Reader, authorised: readonly Authorised[]): Promise<Candidate[]> {
  const { rows } = await db.raw<{ rows: { id: string; load: number }[] }>(LOADS, {
    ids: [...new Set(authorised.map(({ institutionId }) => institutionId))],
    terminal: TERMINAL_STAGES,
  } as Record<string, Knex.Value>);
  const loads = new Map(rows.map(({ id, load }) => [id, load]));
  return authorised.map((one) => ({ ...one, load: loads.get(one.institutionId) ?? 0 }));
}

/**
 * The institution that each instrument would be dispatched to, in the given order.
 * @param before the institution that has the instruments so far
 */
export async function dispatchInstruments(
  db: Reader,
  instrumentIds: readonly string[],
  before: string | null = null,
): Promise<{ subject: DispatchSubject; dispatch: Dispatch | null }[]> {
  const { subjects, authorised } = await readFacts(db, instrumentIds);
  const candidates = await withLoads(db, authorised);
  const byId = new Map(subjects.map((subject) => [subject.instrumentId, subject]));
  return instrumentIds.flatMap((id) => {
    const subject = byId.get(id);
    return subject ? [{ subject, dispatch: dispatch(subject, candidates, before) }] : [];
  });
}

/** @throws DomainProblem not_dispatchable naming all instruments that no institution is authorised for */
export async function requireDispatch(
  db: Reader,
  instrumentIds: readonly string[],
  before: string | null = null,
): Promise<Map<string, Dispatch>> {
  const all = await dispatchInstruments(db, instrumentIds, before);
  const nobody = all.flatMap(({ subject, dispatch }) => (dispatch ? [] : [subject]));
  if (nobody.length > 0) {
    throw new DomainProblem(
      'not_dispatchable',
      { count: nobody.length, names: namesOf(nobody) },
      nobody.map(({ name, instrumentNumber, regionName, categoryName, kindName }) => ({
        path: 'instrumentIds',
        fault: {
          name: 'instrument_not_dispatchable',
          params: { name, instrumentNumber, region: regionName, what: `${categoryName} › ${kindName}` },
        },
      })),
    );
  }
  return new Map(all.flatMap(({ subject, dispatch }) => (dispatch ? [[subject.instrumentId, dispatch]] : [])));
}

/**
 * Which of the instruments the institution is not authorised for today, and the reasons for dispatching the others to
 * it.
 */
export async function coverageBy(
  db: Reader,
  institutionId: string,
  instrumentIds: readonly string[],
): Promise<{ uncovered: DispatchSubject[]; reasons: ReadonlyMap<string, Dispatch> }> {
  const { subjects, authorised } = await readFacts(db, instrumentIds);
  const own = authorised.filter((one) => one.institutionId === institutionId);
  // Loads decide between equal candidates; with equal loads this institution comes first.
  const candidates = authorised.map((one) => ({ ...one, load: 0 }));
  const reasons = subjects.flatMap((subject): [string, Dispatch][] => {
    const found = dispatch(subject, candidates, institutionId);
    return found?.institutionId === institutionId ? [[subject.instrumentId, found]] : [];
  });
  return {
    uncovered: subjects.filter((subject) => !own.some((one) => covers(one, subject))),
    reasons: new Map(reasons),
  };
}

/** The institutions that are authorised for all of the instruments today. */
export async function institutionsFor(
  db: Reader,
  instrumentIds: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { subjects, authorised } = await readFacts(db, instrumentIds);
  const named = new Map(authorised.map(({ institutionId, institutionName }) => [institutionId, institutionName]));
  return [...named]
    .filter(([id]) => {
      const own = authorised.filter(({ institutionId }) => institutionId === id);
      return subjects.every((subject) => own.some((candidate) => covers(candidate, subject)));
    })
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** The first few instruments by name and number, to be put into a sentence. */
export function namesOf(subjects: readonly Pick<DispatchSubject, 'name' | 'instrumentNumber'>[]): string {
  const first = subjects.slice(0, 5).map(({ name, instrumentNumber }) => `${name}（${instrumentNumber}）`);
  return subjects.length > first.length ? `${first.join('、')}等` : first.join('、');
}
