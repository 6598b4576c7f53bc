/**
 * Every endpoint with a record in its path, called for a real record of another owner, is refused and changes nothing. Reads by the owner succeed. The test names a path or body that it does not know.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTRUMENT_TEXT } from '../../domain/contract/certificate.ts';
import { ApiProblem } from '../../domain/contract/client.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { DUTY_NAMES } from '../../domain/role.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { complete, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD } from './support/world.ts';

let world: ApiWorld;
/** Real records, by the name of the parameter of the path. */
const records = new Map<string, string>();
/** People who may not see them: another customer, the staff of another institution. */
const strangers = new Map<string, SessionClient>();
/** The owners of the records. */
const owners = new Map<string, SessionClient>();

beforeAll(async () => {
  world = await openApi();
  const office = await openOffice(world);
  const { customer } = office;
  const done = await submitOrder(world, office, 'bring_in');
  await complete(office, done.shareId);
  const [certificate] = await world.db('certificate').select('id');
  const [message] = await world.db('message').where({ account_id: customer.id }).select('id');
  const [item] = await world.db('order_item').select('instrument_id');
  const individual = await world.individual('经办人');
  const [link] = await world
    .db('link')
    .insert({ account_id: individual.id, enterprise_id: customer.enterpriseId })
    .returning('id');
  await world.db('message').update({ dispatched_at: new Date() });
  const [delivery] = await world
    .db('delivery')
    .insert({ message_id: message.id, channel: 'sms', state: 'failed' })
    .returning('id');
  world.files.set('uploads/x', Buffer.from('x'));
  const [upload] = await world
    .db('upload')
    .insert({
      name: '执照.pdf',
      media_type: 'application/pdf',
      size: 1,
      sha256: Buffer.alloc(32),
      file_key: 'uploads/x',
      claim_digest: Buffer.alloc(32),
      enterprise_id: customer.enterpriseId,
      claimed_at: new Date(),
    })
    .returning('id');
  await world.db('enterprise').where({ id: customer.enterpriseId }).update({ licence_upload_id: upload.id });
  const [institution] = await world
    .db('institution')
    .insert({
      name: '某机构',
      credit_code: '12150600MB1G636301',
      mobile_sealed: personalData(world.config.dataKeys).seal('13800000009'),
      status: 'pending',
    })
    .returning('id');
  const admin = await world.staff('管理员', 'administrator');
  const [authorisation] = await world
    .db('authorisation')
    .insert({
      institution_id: institution.id,
      region_code: '150603',
      category_number: '001',
      valid_from: '2026-01-01',
      created_by: admin.id,
    })
    .returning('id');
  const expert = await world.individual('专家');
  await world.db('account').where({ id: expert.id }).update({ kind: 'expert' });
  await world.db('expert').insert({
    account_id: expert.id,
    unit: '大学',
    mobile_sealed: Buffer.alloc(40),
    mobile_digest: Buffer.alloc(32),
  });
  world.files.set('imports/rest.xlsx', Buffer.from('x'));
  const [checked] = await world
    .db('ledger_import')
    .insert({
      enterprise_id: customer.enterpriseId,
      actor_name: '企业',
      file_name: '台账.xlsx',
      sha256: 'x',
      state: 'checked',
      rest_key: 'imports/rest.xlsx',
      told: 1,
    })
    .returning('id');
  const [resource] = await world
    .db('resource')
    .insert({
      institution_id: world.db('institution').where({ is_this_centre: true }).select('id'),
      kind: 'vehicle',
      name: '检测车',
    })
    .returning('id');
  const [department] = await world.db('department').select('id').orderBy('name').limit(1);
  const [absence] = await world
    .db('absence')
    .insert({ account_id: office.reviewer.id, first_day: '2026-01-01', last_day: '2099-01-01' })
    .returning('id');
  const [form] = await world
    .db('measurement_form')
    .insert({
      institution_id: world.db('institution').where({ is_this_centre: true }).select('id'),
      name: '压力表',
      instruments: [],
      points: JSON.stringify([{ quantity: '', unit: 'MPa', reference: '0.4', mpe: '' }]),
    })
    .returning('id');
  const { data } = await customer.client.call('listSessions');
  for (const [name, id] of Object.entries({
    orderId: done.orderId,
    shareId: done.shareId,
    instrumentId: item.instrument_id,
    contactId: customer.contactId,
    enterpriseId: customer.enterpriseId,
    userId: office.reviewer.id,
    messageId: message.id,
    certificateId: certificate.id,
    linkId: link.id,
    deliveryId: delivery.id,
    uploadId: upload.id,
    institutionId: institution.id,
    authorisationId: authorisation.id,
    expertId: expert.id,
    importId: checked.id,
    resourceId: resource.id,
    departmentId: department.id,
    absenceId: absence.id,
    formId: form.id,
    sessionKey: data[0]?.key ?? '',
  })) {
    records.set(name, id);
  }
  strangers.set('another customer', (await world.customer('另一企业')).client);
  strangers.set('the staff of another institution', (await world.staffElsewhere('别的机构', ...DUTY_NAMES)).client);
  owners.set('customer', customer.client);
  owners.set('staff', office.reviewer.client);
  owners.set('technician', office.technician.client);
  owners.set('specialist', office.specialist.client);
  owners.set('administrator', admin.client);
  owners.set('individual', individual.client);
});
afterAll(() => world.close());

/** Parameters that belong to nobody: secret keys, words, and records that everybody may read. */
const KEYS = ['templateName', 'token', 'service', 'kindNumber', 'regionCode', 'reasonId'];
const parametersOf = (name: EndpointName) =>
  [...endpointDefinition(name).path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);
const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => {
  const parameters = parametersOf(name);
  if (endpointDefinition(name).permission === 'public.read') return false;
  return parameters.length > 0 && !parameters.some((parameter) => KEYS.includes(parameter));
});

const paramsOf = (name: EndpointName) =>
  Object.fromEntries(
    parametersOf(name).map((parameter) => {
      const id = records.get(parameter);
      if (!id) throw new Error(`the test has no record for {${parameter}} of ${name}`);
      return [parameter, id];
    }),
  );

const VISIT = {
  startsAt: new Date(Date.now() + 86_400_000).toISOString(),
  endsAt: new Date(Date.now() + 90_000_000).toISOString(),
  technicianIds: ['00000000-0000-4000-8000-000000000000'],
  vehicle: '',
  notes: '',
};
/** Valid bodies for endpoints with a body. */
const BODIES: Partial<Record<EndpointName, () => object>> = {
  rejectInstitution: () => ({ notes: '不通过' }),
  addAuthorisation: () => ({ regionCode: '150603', categoryNumber: '002', validFrom: '2026-01-01' }),
  endAuthorisation: () => ({ notes: '终止' }),
  changeCertificate: () => ({ certificateNumber: '改' }),
  changeAssignmentRule: () => ({ rule: 'load' }),
  forecastAssignment: () => ({ rule: 'load' }),
  changeResource: () => ({ kind: 'vehicle', name: '改名' }),
  changeMeasurementForm: () => ({ name: '改名', points: [{ reference: '0.4' }] }),
  issue: () => ({ password: PASSWORD }),
  resetTotp: () => ({ currentPassword: PASSWORD }),
  evaluateOrder: () => ({ rating: 5 }),
  moderateEvaluation: () => ({ state: 'published' }),
  withdrawCertificate: () => ({ reason: '误签', password: PASSWORD }),
  reissueCertificate: () => ({
    reason: '名称有误',
    password: PASSWORD,
    customer: { name: '改', address: '' },
    instrument: Object.fromEntries(INSTRUMENT_TEXT.map((field) => [field, '改'])),
  }),
  rejectEnterprise: () => ({ notes: '不通过' }),
  changeUser: () => ({ displayName: '改名', duties: ['technician'], departmentId: null, disabled: false }),
  changeContact: () => ({ name: '改名', mobile: '13800000001' }),
  changeInstrument: () => ({
    service: 'general',
    instrumentNumber: 'X-1',
    name: '数字压力计',
    model: 'M',
    accuracyClass: '1级',
    serialNumber: 'S-1',
    measuringRange: '(0～1)MPa',
    manufacturer: '厂',
    currentCondition: '在用',
    currentState: '正常使用',
    verificationUnit: '鄂尔多斯市检验检测中心',
    daysAhead: 7,
    deliveryMode: 'bring_in',
  }),
  changeOrder: () => ({ contactId: null, instrumentIds: [], remarks: '改' }),
  submitOrder: () => ({}),
  changeExpertAccess: () => ({ disabled: true }),
  refuseLink: () => ({ notes: '' }),
  recordResults: () => ({ results: [{ itemId: records.get('orderId'), conclusion: 'pass' }] }),
  resubmit: () => ({
    contactId: records.get('contactId'),
    items: [{ itemId: records.get('orderId'), deliveryMode: 'bring_in' }],
    notes: '',
  }),
  forward: () => ({ institutionId: records.get('institutionId'), notes: '转交' }),
  changeAuthorisation: () => ({ validUntil: null }),
  schedule: () => VISIT,
  reschedule: () => VISIT,
  confirm_visit: () => ({ startsAt: VISIT.startsAt }),
};

function bodyOf(name: EndpointName): object {
  const { body } = endpointDefinition(name);
  if (!body) return {};
  const given = BODIES[name]?.() ?? { notes: '备注' };
  const parsed = body.safeParse(given);
  if (!parsed.success) throw new Error(`the test has no valid body for ${name}: ${parsed.error.message}`);
  return given;
}

/** All stored data, except counters of attempts, sessions, and the security log, which has every refusal. */
async function everything(): Promise<string> {
  const { rows } = await world.owner.raw<{ rows: { name: string }[] }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'
     and table_type = 'BASE TABLE' and table_name not in ('rate_limit', 'session', 'sign_in_attempt', 'captcha_used',
     'security_log')
     order by 1`,
  );
  const sums: string[] = [];
  for (const { name } of rows) {
    const { rows: summed } = await world.owner.raw(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t`,
    );
    sums.push(`${name} ${summed[0].sum}`);
  }
  return sums.join('\n');
}

const REFUSED = ['not_found', 'forbidden', 'enterprise_not_approved', 'instrument_not_yours'];

describe.each(['another customer', 'the staff of another institution'])('a call by %s', (who) => {
  it.each(NAMES)('R:E6 R:A10 is refused and changes nothing at %s', async (name) => {
    const stranger = strangers.get(who);
    const before = await everything();
    const sent = endpointDefinition(name).upload ? { file: new Blob(['x']) } : { body: bodyOf(name) as never };
    const answer = await stranger
      ?.call(name, { params: paramsOf(name), ...sent } as never)
      .catch((error: unknown) => error);
    expect(answer).toBeInstanceOf(ApiProblem);
    expect(REFUSED).toContain((answer as ApiProblem).type);
    expect(await everything()).toBe(before);
  });

  it('R:E6 finds no foreign record in any list', async () => {
    const stranger = strangers.get(who);
    const lists = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => {
      const { method, path, response } = endpointDefinition(name);
      return method === 'get' && !path.includes('{') && !('file' in response) && !('events' in response);
    });
    // Notices are public, and strangers may read their own account.
    const open = ['listNotices', 'me', 'reference', 'captcha'];
    for (const name of lists.filter((list) => !open.includes(list))) {
      const answer = JSON.stringify(await stranger?.call(name).catch(() => null));
      for (const id of records.values()) expect(answer, name).not.toContain(id);
    }
  });
});

describe('the owner of a record', () => {
  const READS = NAMES.filter((name) => endpointDefinition(name).method === 'get');
  it.each(READS)('R:E6 can read %s', async (name) => {
    const answers: (string | null)[] = [];
    for (const owner of owners.values()) {
      const answer = await owner.call(name, { params: paramsOf(name) }).catch((error: unknown) => error);
      answers.push(answer instanceof ApiProblem ? answer.type : null);
    }
    // The certificate of the test has no file, and the order is not mandatory: no other reason prevents reading.
    // Temporal, which has the histories of workflows, does not run.
    const theirs = [null, 'certificate_not_ready', 'not_of_this_kind', 'busy'];
    expect(answers.some((type) => theirs.includes(type))).toBe(true);
  });
});
