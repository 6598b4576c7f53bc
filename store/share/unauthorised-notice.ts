/**
 * Notifies the supervisors of this centre of work for which an institution has lost its authorisation (requirement
 * C4).
 */
import { notice } from '../../domain/notice.ts';
import { institutionStream } from '../institution/row.ts';
import { tellSupervisors } from '../message/message.ts';
import type { Transaction } from '../sql/database.ts';
import { listUnauthorised } from './unauthorised.ts';

/**
 * Notifies them with the institution's last event, if it leaves open work without an authorisation; returns whether
 * it does.
 */
export async function tellOfOpenWork(trx: Transaction, institutionId: string): Promise<boolean> {
  const shares = await listUnauthorised(trx, institutionId);
  const [first] = shares;
  if (!first) return false;
  const told = {
    institutionName: first.institutionName,
    count: String(shares.length),
    orderNumbers: shares.map(({ orderNumber }) => orderNumber).join('、'),
  };
  await tellSupervisors(trx, institutionStream(institutionId), notice('work_unauthorised', told));
  return true;
}
