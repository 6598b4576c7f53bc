/** The public register of certificates (requirement D6). */
import type { RegisteredCertificate } from '../../domain/contract/public-query.ts';
import type { Reader } from '../sql/database.ts';

/** The public data of `certificate ce` as JSON. */
const INSTRUMENT = `(ci.snapshot || coalesce(ce.correction->'instrument', '{}'))`;
export const REGISTERED = `jsonb_build_object('number', ce.number, 'kind', ce.kind, 'institutionName', ni.name,
  'instrumentName', ${INSTRUMENT}->>'name', 'model', ${INSTRUMENT}->>'model', 'serialNumber', ${INSTRUMENT}->>'serialNumber',
  'conclusion', cr.conclusion, 'issuedAt', ce.issued_at, 'validUntil', ce.valid_until, 'withdrawnAt', ce.withdrawn_at,
  'withdrawalReason', ce.withdrawal_reason,
  'replacedBy', (select heir.number from certificate heir where heir.id = ce.replaced_by),
  'replaces', (select old.number from certificate old where old.replaced_by = ce.id))`;
export const REGISTER_JOINS = `join order_item ci on ci.id = ce.item_id join share cs on cs.id = ce.share_id
  join institution ni on ni.id = cs.institution_id join result cr on cr.item_id = ce.item_id`;

async function find(db: Reader, condition: string, value: string | Buffer): Promise<RegisteredCertificate | null> {
  const { rows } = await db.raw<{ rows: { certificate: RegisteredCertificate }[] }>(
    `select ${REGISTERED} as certificate from certificate ce ${REGISTER_JOINS} where ${condition}`,
    [value],
  );
  return rows[0]?.certificate ?? null;
}

export const findCertificateByNumber = (db: Reader, number: string) => find(db, 'ce.number = ?', number);
export const findBySha256 = (db: Reader, sha256: Buffer) => find(db, 'ce.sha256 = ?', sha256);
