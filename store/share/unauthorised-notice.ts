/** Work that an institution has lost its authorisation for goes to the supervisors of this centre (requirement C4). */
import type { Transaction } from '../database.ts';
import { institutionStream } from '../institution/row.ts';
import { tellSupervisors } from '../message.ts';
import { listUnauthorised } from './unauthorised.ts';

/** Tells them about the last event of the institution, if it leaves open work without an authorisation; whether it does. */
export async function tellOfOpenWork(trx: Transaction, institutionId: string): Promise<boolean> {
  const shares = await listUnauthorised(trx, institutionId);
  const [first] = shares;
  if (!first) return false;
  await tellSupervisors(trx, institutionStream(institutionId), {
    title: `${first.institutionName}的授权已失效，${shares.length}份业务待转交`,
    body: `请在“授权失效业务”中转交其他获授权的机构：${shares.map(({ orderNumber }) => orderNumber).join('、')}。`,
  });
  return true;
}
