import { randomInt } from 'node:crypto';
import { SLIP_PASSWORD_ALPHABET, SLIP_PASSWORD_LENGTH } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { DeliveryMode } from '../../domain/stage.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import { open, seal } from '../personal-data/secret-box.ts';
import type { Reader, Transaction } from '../sql/database.ts';

interface SlipRow {
  readonly number: string;
  readonly slip_password: Buffer;
  readonly enterprise_name: string;
  readonly contact_name: string;
  readonly contact_mobile: Buffer;
  readonly submitted_at: Date;
  readonly remarks: string;
  readonly rows: { name: string; model: string; serialNumber: string; deliveryMode: DeliveryMode }[];
}

/** What stands on the order slip (requirement C15). */
export interface Slip {
  readonly number: string;
  readonly password: string;
  readonly enterpriseName: string;
  readonly contactName: string;
  readonly contactMobile: string;
  readonly submittedAt: string;
  readonly remarks: string;
  readonly rows: SlipRow['rows'];
}

/** @throws DomainProblem not_found where there is no submitted order of this enterprise */
export async function readSlip(
  db: Reader,
  keys: { readonly dataKey: Buffer; readonly personal: PersonalData },
  enterpriseId: string,
  orderId: string,
): Promise<Slip> {
  const { rows } = await db.raw<{ rows: SlipRow[] }>(
    `select o.number, o.slip_password, e.name as enterprise_name, c.name as contact_name, c.mobile_sealed as contact_mobile,
       o.submitted_at, o.remarks,
       (select coalesce(jsonb_agg(jsonb_build_object('name', i.snapshot->>'name', 'model', i.snapshot->>'model',
          'serialNumber', i.snapshot->>'serialNumber', 'deliveryMode', i.delivery_mode) order by i.position), '[]')
        from order_item i where i.order_id = o.id and i.state = 'active') as rows
     from booking_order o join enterprise e on e.id = o.enterprise_id join contact c on c.id = o.contact_id
     where o.id = ? and o.enterprise_id = ? and o.number is not null`,
    [orderId, enterpriseId],
  );
  const row = rows[0];
  if (!row) throw new DomainProblem('not_found');
  return {
    number: row.number,
    password: open(keys.dataKey, row.slip_password),
    enterpriseName: row.enterprise_name,
    contactName: row.contact_name,
    contactMobile: keys.personal.open(row.contact_mobile),
    submittedAt: row.submitted_at.toISOString(),
    remarks: row.remarks,
    rows: row.rows,
  };
}

/**
 * Gives the slip another password; the old one opens nothing any more.
 * @throws DomainProblem not_found
 */
export async function replaceSlipPassword(
  trx: Transaction,
  dataKey: Buffer,
  enterpriseId: string,
  orderId: string,
  actor: Actor,
): Promise<void> {
  const changed = await trx('booking_order')
    .where({ id: orderId, enterprise_id: enterpriseId })
    .whereNotNull('number')
    .update({ slip_password: seal(dataKey, slipPassword()) });
  if (changed === 0) throw new DomainProblem('not_found');
  await appendEvent(trx, { stream: `slip:${orderId}`, name: 'replace_slip_password', actor });
}

/** Random letters and digits. */
export function slipPassword(): string {
  return Array.from(
    { length: SLIP_PASSWORD_LENGTH },
    () => SLIP_PASSWORD_ALPHABET[randomInt(SLIP_PASSWORD_ALPHABET.length)],
  ).join('');
}
