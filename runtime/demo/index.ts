/** Demo accounts by role and demo data, created through the same public API that people use. */
import { stepsOf } from '../../domain/stage.ts';
import { StartFailure } from '../failure.ts';
import { SessionClient } from '../session-client.ts';
import type { System } from '../system.ts';
import { demoInstruments, demoMandatory } from './instruments.ts';
import { addStation, bookMandatory } from './mandatory.ts';
import { addStandardsAndForms } from './measurements.ts';
import { lead, submitOrder } from './orders.ts';
import { DEMO_PASSWORD, DEMO_STAFF, DEMO_STATION_STAFF, demoCreditCode } from './people.ts';

const ACCOUNTS = [
  '演示账号（密码均为 demo accounts, all with the password Hengzhun-2026）:',
  '  企业 enterprise: democo1（已通过 approved）, democo2（待审核 awaiting review）',
  `  工作人员 staff: admin, ${DEMO_STAFF.map(({ username }) => username).join(', ')}`,
  `  演示衡器检定站 another institution: demostation（机构 institution）; ${DEMO_STATION_STAFF.map(({ username }) => username).join(', ')}（工作人员 staff）`,
];

/** Returns lines that explain how to sign in. Does nothing if the demo data exist already. */
export async function loadDemo(system: System, say: (line: string) => void): Promise<string[]> {
  if (!system.firstPassword) {
    const there = await new SessionClient(system.url).signIn('staff', 'office', DEMO_PASSWORD).catch(() => null);
    if (there) return ACCOUNTS;
    throw new StartFailure(
      '该数据文件夹不是演示数据，或演示数据未加载完成；请用 DATA_DIR 指定空文件夹。 This data folder has other data, or a demo that was not loaded to its end; set DATA_DIR to an empty folder.',
    );
  }
  say('  正在加载演示数据 loading demo data…');
  const admin = await new SessionClient(system.url).signIn('staff', 'admin', system.firstPassword);
  await admin.changePassword(system.firstPassword, DEMO_PASSWORD);
  const { departments } = await admin.call('reference');
  const staff: Record<string, SessionClient> = {};
  for (const { username, displayName, duties, department } of DEMO_STAFF) {
    const departmentId = departments.find(({ name }) => name === department)?.id ?? null;
    await admin.call('createUser', {
      body: {
        ...{ username, displayName, duties, departmentId, password: DEMO_PASSWORD, mustChangePassword: false },
        currentPassword: DEMO_PASSWORD,
      },
    });
    staff[username] = await new SessionClient(system.url).signIn('staff', username, DEMO_PASSWORD);
  }
  const { supervisor, specialist } = staff;
  if (supervisor && specialist) await addStandardsAndForms(supervisor, specialist);
  const customer = await register(system.url, admin, 'democo1', '演示企业一', 1);
  await register(system.url, admin, 'democo2', '演示企业二', 2);
  const waiting = await admin.call('listEnterprises', { query: { status: 'pending' } });
  const first = waiting.data.find(({ name }) => name === '演示企业一');
  if (!first) throw new StartFailure('演示企业没有注册成功。 The demo enterprise was not registered.');
  await admin.call('approveEnterprise', { params: { enterpriseId: first.id } });

  const contact = await customer.call('createContact', {
    body: { name: '负责人（演示）', mobile: '13800000001', post: '设备科' },
  });
  const instruments: string[] = [];
  for (const body of demoInstruments(STAGES_SHOWN.length * INSTRUMENTS_AN_ORDER + FREE_INSTRUMENTS))
    instruments.push((await customer.call('createInstrument', { body })).id);
  const mandatory: string[] = [];
  for (const body of demoMandatory(12)) mandatory.push((await customer.call('createInstrument', { body })).id);
  for (const [index, until] of STAGES_SHOWN.entries()) {
    const from = index * INSTRUMENTS_AN_ORDER;
    const order = await submitOrder(customer, contact.id, instruments.slice(from, from + INSTRUMENTS_AN_ORDER));
    for (const share of order.shares) await lead(staff, order, share, until, index + 1);
  }
  const station = await addStation(
    system.url,
    admin,
    await codeTo(new SessionClient(system.url), admin, '13800000009'),
  );
  await bookMandatory(customer, staff, station, contact.id, mandatory);
  return ACCOUNTS;
}

/** For each stage of work on site one order is moved to it; its other share goes as far as possible. */
const STAGES_SHOWN = stepsOf('on_site').reverse();
const INSTRUMENTS_AN_ORDER = 6;
/** Instruments that are in no order. */
const FREE_INSTRUMENTS = 6;

async function register(
  url: string,
  admin: SessionClient,
  username: string,
  enterpriseName: string,
  serial: number,
): Promise<SessionClient> {
  const client = new SessionClient(url);
  const mobile = `1380000000${serial}`;
  const smsCode = await codeTo(client, admin, mobile);
  await client.call('registerEnterprise', {
    body: {
      username,
      password: DEMO_PASSWORD,
      passwordAgain: DEMO_PASSWORD,
      enterpriseName,
      creditCode: demoCreditCode(serial),
      province: '内蒙古自治区',
      city: '鄂尔多斯市',
      district: '康巴什区',
      address: '',
      legalRepresentative: '法定代表人（演示）',
      mobile,
      smsCode,
      email: '',
      agreement: true,
    },
  });
  return client.signIn('enterprise', username, DEMO_PASSWORD);
}

/** A code by SMS, read as an administrator would read it if SMS are only stored. */
async function codeTo(client: SessionClient, admin: SessionClient, mobile: string): Promise<string> {
  const { smsCodes } = await client.call('reference');
  if (smsCodes === 'none') return '';
  if (smsCodes === 'sent') {
    throw new StartFailure(
      '演示数据不能与短信服务商一起使用。 The demo cannot be loaded where an SMS provider is configured.',
    );
  }
  await client.call('requestSmsCode', { body: { purpose: 'verify_mobile', mobile } });
  const { data } = await admin.call('listDeliveries', { query: { q: mobile } });
  return data[0]?.text?.match(/\d{6}/)?.[0] ?? '';
}
