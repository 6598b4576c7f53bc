/** Institutions that are authorised, and instruments under mandatory verification, written directly into the database. */
import type { Knex } from 'knex';

/** 康巴什区, and the city and the autonomous region around it. */
export const KANGBASHI = '150603';
export const ORDOS = '150600';

export interface AuthorisationSketch {
  readonly region?: string;
  /** The number of a kind, or of a category for all of it. */
  readonly of: string;
  readonly from?: string;
  readonly until?: string | null;
}

/** Authorises an institution; returns the ids. */
export async function authorise(
  db: Knex,
  institutionId: string,
  sketches: readonly AuthorisationSketch[],
): Promise<string[]> {
  const account = await db('account').first<{ id: string } | undefined>('id');
  if (!account) throw new Error('an account must be there to authorise');
  const rows = sketches.map(({ region = ORDOS, of, from = '2020-01-01', until = null }) => ({
    institution_id: institutionId,
    region_code: region,
    category_number: of.slice(0, 3),
    kind_number: of.length === 6 ? of : null,
    valid_from: from,
    valid_until: until,
    created_by: account.id,
  }));
  const made = await db('authorisation').insert(rows).returning<{ id: string }[]>('id');
  return made.map(({ id }) => id);
}

export interface MandatorySketch {
  readonly kind: string;
  readonly region?: string;
  readonly deliveryMode?: 'bring_in' | 'on_site';
  readonly name?: string;
  readonly status?: 'new' | 'in_service' | 'suspended' | 'scrapped';
}

let counter = 0;

export async function addMandatory(
  db: Knex,
  enterpriseId: string,
  sketches: readonly MandatorySketch[],
): Promise<string[]> {
  const names = new Map<string, string>(
    (await db('catalogue_kind').select<{ number: string; name: string }[]>('number', 'name')).map((kind) => [
      kind.number,
      kind.name,
    ]),
  );
  const rows = sketches.map(({ kind, region = KANGBASHI, deliveryMode = 'bring_in', name, status = 'new' }) => {
    counter += 1;
    return {
      enterprise_id: enterpriseId,
      service: 'mandatory',
      instrument_number: `QJ-${process.pid}-${counter}`,
      name: name ?? names.get(kind) ?? kind,
      model: 'XK3190',
      measuring_range: '(0～150)kg',
      accuracy_class: 'III级',
      serial_number: `M${process.pid}-${counter}`,
      manufacturer: '上海耀华称重系统',
      kind_number: kind,
      region_code: region,
      purpose: '贸易结算',
      status,
      delivery_mode: deliveryMode,
    };
  });
  const made = await db('instrument').insert(rows).returning<{ id: string }[]>('id');
  return made.map(({ id }) => id);
}
