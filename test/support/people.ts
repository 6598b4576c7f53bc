/** The people and things of a story, written directly into the database. */
import type { Knex } from 'knex';
import { identityNumberFault } from '../../domain/identity-number.ts';
import type { Duty } from '../../domain/role.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { hashOfPassword } from './password.ts';
import { DATA_KEYS } from './servers.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

const personal = personalData(DATA_KEYS);

/** A valid identity number of nobody: born on the first day of 1990 in Kangbashi, with this sequence number. */
export function identityNumberOf(sequence: number): string {
  const start = `15060319900101${String(sequence).padStart(3, '0')}`;
  const check = [...'0123456789X'].find((last) => identityNumberFault(start + last, '2026-01-01') === null);
  return start + (check ?? '');
}

/** A hash that no password matches: these accounts do not sign in. */
const NO_PASSWORD = 'none';

export async function addEnterprise(
  db: Knex,
  name = '鄂尔多斯市某煤矿',
): Promise<{ id: string; account: Person; contactId: string }> {
  const serial = Math.random().toString().slice(2, 12);
  const [enterprise] = await db('enterprise')
    .insert({
      name,
      credit_code: `91${serial}000000`.slice(0, 18).padEnd(18, '0'),
      province: '内蒙古自治区',
      city: '鄂尔多斯市',
      district: '康巴什区',
      legal_representative: '法定代表人',
      mobile_sealed: personal.seal('13800000000'),
      mobile_digest: personal.digest('13800000000'),
      status: 'approved',
      reviewed_at: new Date(),
    })
    .returning<{ id: string }[]>('id');
  const id = idOf(enterprise);
  const [account] = await db('account')
    .insert({
      kind: 'enterprise',
      username: `e${serial}`,
      password_hash: NO_PASSWORD,
      display_name: name,
      enterprise_id: id,
    })
    .returning<{ id: string }[]>('id');
  const [contact] = await db('contact')
    .insert({ enterprise_id: id, name: '负责人', mobile_sealed: personal.seal('13900000000') })
    .returning<{ id: string }[]>('id');
  return { id, account: { id: idOf(account), name }, contactId: idOf(contact) };
}

export async function addIndividual(db: Knex, name = '个人用户'): Promise<Person> {
  const [account] = await db('account')
    .insert({
      kind: 'individual',
      username: `i${Math.random().toString(36).slice(2, 12)}`,
      password_hash: NO_PASSWORD,
      display_name: name,
    })
    .returning<{ id: string }[]>('id');
  const id = idOf(account);
  await db('person').insert({
    account_id: id,
    identity_sealed: personal.seal('11010519491231002X'),
    identity_digest: personal.digest(id),
    mobile_sealed: personal.seal('13700000000'),
    mobile_digest: personal.digest('13700000000'),
  });
  return { id, name };
}

export async function addStaff(db: Knex, name: string, ...duties: Duty[]): Promise<Person> {
  const centre = await db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  return addStaffOf(db, centre.id, name, ...duties);
}

export async function addInstitution(db: Knex, name: string): Promise<string> {
  const [made] = await db('institution').insert({ name }).returning<{ id: string }[]>('id');
  return idOf(made);
}

export interface InstitutionAccount {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
}

/** An institution that has registered and was approved, with its account, which signs in with this password. */
export async function addInstitutionAccount(db: Knex, name: string, password: string): Promise<InstitutionAccount> {
  const serial = Math.random().toString().slice(2, 12);
  const [institution] = await db('institution')
    .insert({
      name,
      credit_code: `12${serial}000000`.slice(0, 18).padEnd(18, '0'),
      province: '内蒙古自治区',
      city: '鄂尔多斯市',
      district: '东胜区',
      head: '所长',
      mobile_sealed: personal.seal('13600000000'),
      mobile_digest: personal.digest('13600000000'),
    })
    .returning<{ id: string }[]>('id');
  const id = idOf(institution);
  const [account] = await db('account')
    .insert({
      kind: 'institution',
      username: `j${serial}`,
      password_hash: NO_PASSWORD,
      display_name: name,
      institution_id: id,
    })
    .returning<{ id: string }[]>('id');
  const accountId = idOf(account);
  return { id, accountId, username: await withPassword(db, accountId, password) };
}

export async function addStaffOf(db: Knex, institutionId: string, name: string, ...duties: Duty[]): Promise<Person> {
  const [account] = await db('account')
    .insert({
      kind: 'staff',
      username: `s${Math.random().toString(36).slice(2, 12)}`,
      password_hash: NO_PASSWORD,
      display_name: name,
      duties,
      institution_id: institutionId,
    })
    .returning<{ id: string }[]>('id');
  return { id: idOf(account), name };
}

export interface InstrumentSketch {
  readonly name?: string;
  readonly deliveryMode?: 'bring_in' | 'on_site';
  readonly condition?: string;
}

let counter = 0;

export async function addInstruments(
  db: Knex,
  enterpriseId: string,
  sketches: readonly InstrumentSketch[],
): Promise<string[]> {
  if (sketches.length === 0) return [];
  const rows = sketches.map(({ name = '数字压力计', deliveryMode = 'bring_in', condition = '在用' }) => {
    counter += 1;
    return {
      enterprise_id: enterpriseId,
      service: 'general',
      instrument_number: `QY-${process.pid}-${counter}`,
      name,
      model: 'CPG1500',
      measuring_range: '(0～10)MPa',
      accuracy_class: '0.05级',
      serial_number: `S${process.pid}-${counter}`,
      manufacturer: '北京布莱迪仪器仪表',
      current_condition: condition,
      current_state: '正常使用',
      verification_unit: '鄂尔多斯市检验检测中心',
      days_ahead: 7,
      delivery_mode: deliveryMode,
    };
  });
  return db('instrument')
    .insert(rows)
    .returning<{ id: string }[]>('id')
    .then((made) => made.map(({ id }) => id));
}

/** A draft that holds these instruments. */
export async function addDraft(
  db: Knex,
  enterprise: { id: string; account: Person; contactId: string | null },
  instrumentIds: readonly string[],
  kind: 'general' | 'mandatory' = 'general',
): Promise<string> {
  const [order] = await db('booking_order')
    .insert({
      kind,
      enterprise_id: enterprise.id,
      contact_id: enterprise.contactId,
      created_by: enterprise.account.id,
    })
    .returning<{ id: string }[]>('id');
  const id = idOf(order);
  if (instrumentIds.length > 0) {
    await db('order_item').insert(
      instrumentIds.map((instrument_id, position) => ({
        order_id: id,
        position,
        instrument_id,
        delivery_mode: 'bring_in',
      })),
    );
  }
  return id;
}

/** An order of the enterprise, submitted, of which a share was given to the institution; returns the share's id. */
export async function addWork(
  db: Knex,
  enterprise: { id: string; account: Person; contactId: string },
  institutionId: string,
  number: string,
): Promise<string> {
  const [order] = await db('booking_order')
    .insert({
      kind: 'general',
      enterprise_id: enterprise.id,
      contact_id: enterprise.contactId,
      created_by: enterprise.account.id,
      number,
      slip_password: Buffer.from('none'),
      submitted_at: new Date(),
    })
    .returning<{ id: string }[]>('id');
  const [share] = await db('share')
    .insert({
      order_id: idOf(order),
      institution_id: institutionId,
      delivery_mode: 'bring_in',
      stage: 'awaiting_first_review',
      stage_since: new Date(),
      moved_by: enterprise.account.name,
    })
    .returning<{ id: string }[]>('id');
  return idOf(share);
}

function idOf(row: { id: string } | undefined): string {
  if (!row) throw new Error('nothing was inserted');
  return row.id;
}

/** Lets the account sign in with this password; returns its user name. */
export async function withPassword(db: Knex, accountId: string, password: string): Promise<string> {
  const [account] = await db('account')
    .where({ id: accountId })
    .update({ password_hash: await hashOfPassword(password) })
    .returning<{ username: string }[]>('username');
  if (!account) throw new Error('no such account');
  return account.username;
}

/** The mobile numbers that a text shows. Identifiers are left out: eleven digits in a row stand in them by chance. */
export function mobileNumbers(text: string): string[] {
  const shown = text.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '');
  return shown.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? [];
}
