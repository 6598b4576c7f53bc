/**
 * Demo of mandatory verification: another institution, authorisations, and bookings that are split between both
 * institutions.
 */
import { THIS_CENTRE } from '../../domain/contract/instrument.ts';
import { SessionClient } from '../session-client.ts';
import type { Staff } from './orders.ts';
import { DEMO_PASSWORD, DEMO_STATION_STAFF, demoCreditCode } from './people.ts';

const STATION = '演示衡器检定站';
const ORDOS = '150600';
/** 秤 for the station; 压力表 and 血压计 for this centre. */
const AUTHORISED = { station: ['010'], centre: ['025', '026'] } as const;

/**
 * Registers and approves the station, authorises both institutions, and creates the station's staff; returns them
 * signed in.
 */
export async function addStation(url: string, admin: SessionClient, smsCode: string): Promise<Staff> {
  await new SessionClient(url).call('registerInstitution', {
    body: {
      username: 'demostation',
      password: DEMO_PASSWORD,
      passwordAgain: DEMO_PASSWORD,
      institutionName: STATION,
      creditCode: demoCreditCode(9),
      province: '内蒙古自治区',
      city: '鄂尔多斯市',
      district: '东胜区',
      address: '',
      head: '站长（演示）',
      mobile: '13800000009',
      smsCode,
      email: '',
      agreement: true,
    },
  });
  const { data } = await admin.call('listInstitutions', { query: { perPage: 100 } });
  const idOf = (name: string) => data.find((one) => one.name === name)?.id ?? '';
  const institutionId = idOf(STATION);
  await admin.call('approveInstitution', { params: { institutionId } });
  const valid = { regionCode: ORDOS, kindNumber: null, validFrom: '2026-01-01', validUntil: null };
  for (const categoryNumber of AUTHORISED.station) {
    await admin.call('addAuthorisation', { params: { institutionId }, body: { ...valid, categoryNumber } });
  }
  for (const categoryNumber of AUTHORISED.centre) {
    const params = { institutionId: idOf(THIS_CENTRE) };
    await admin.call('addAuthorisation', { params, body: { ...valid, categoryNumber } });
  }
  const staff: Record<string, SessionClient> = {};
  for (const { username, displayName, duties } of DEMO_STATION_STAFF) {
    const account = { username, displayName, duties, institutionId, password: DEMO_PASSWORD };
    await admin.call('createUser', { body: { ...account, mustChangePassword: false, currentPassword: DEMO_PASSWORD } });
    staff[username] = await new SessionClient(url).signIn('staff', username, DEMO_PASSWORD);
  }
  return staff;
}

/** One booking that both institutions have answered, one that neither has, and a draft. */
export async function bookMandatory(
  customer: SessionClient,
  centre: Staff,
  station: Staff,
  contactId: string,
  instruments: readonly string[],
): Promise<void> {
  const [answered, waiting, draft] = [instruments.slice(0, 6), instruments.slice(6, 9), instruments.slice(9)];
  const book = (instrumentIds: readonly string[]) =>
    customer.call('createOrder', { body: { kind: 'mandatory', contactId, instrumentIds: [...instrumentIds] } });
  const submit = async (instrumentIds: readonly string[]) => {
    const params = { orderId: (await book(instrumentIds)).id };
    await customer.call('submitOrder', { params, body: {} });
    return customer.call('getOrder', { params });
  };
  const order = await submit(answered);
  for (const share of order.shares) {
    const isCentre = share.institutionName === THIS_CENTRE;
    const items = order.items.filter((item) => item.shareId === share.id);
    const last = items.at(-1);
    const refused =
      isCentre && items.length > 1 && last ? [{ itemId: last.id, notes: '出厂编号与铭牌不符，请核对' }] : undefined;
    const notes = isCentre ? '请于工作日上午送至样品室，并携带上次检定证书' : '将派人现场检定，请备好载荷场地';
    const reviewer = isCentre ? centre.office : station.station1;
    await reviewer?.call('approve_first_review', { params: { shareId: share.id }, body: { notes, refused } });
  }
  await submit(waiting);
  await book(draft);
}
