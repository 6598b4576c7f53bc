/** Every endpoint × every role: a holder of the permission gets past the check, others get the reason of the refusal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem, pathOf } from '../../domain/contract/client.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { isOfThisCentre, rolesWith } from '../../domain/permission.ts';
import { DUTY_NAMES, type Duty, type Role } from '../../domain/role.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { addInstitution } from '../support/people.ts';
import { builtInterfaces } from './support/interfaces.ts';
import { ask, SPELLINGS } from './support/raw.ts';
import { type ApiWorld, openApi, PASSWORD } from './support/world.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => name !== 'signOut');
const ELSEWHERE = ' elsewhere';
const PEOPLE = [
  'visitor',
  'pending enterprise',
  'rejected enterprise',
  'customer',
  'individual',
  'individual of an enterprise',
  'individual of an institution',
  'expert',
  'institution',
  ...DUTY_NAMES,
  ...DUTY_NAMES.map((duty) => `${duty}${ELSEWHERE}`),
] as const;
type PersonName = (typeof PEOPLE)[number];

const interfaces = builtInterfaces();
let world: ApiWorld;
const clients = new Map<string, SessionClient>();
beforeAll(async () => {
  world = await openApi({ folders: interfaces });
  clients.set('visitor', world.visitor());
  clients.set('pending enterprise', (await world.customer('待审核企业', 'pending')).client);
  clients.set('rejected enterprise', (await world.customer('被拒绝企业', 'rejected')).client);
  const customer = await world.customer();
  clients.set('customer', customer.client);
  clients.set('individual', (await world.individual()).client);
  const linked = await world.individual('经办人');
  await world.db('link').insert({
    account_id: linked.id,
    enterprise_id: customer.enterpriseId,
    state: 'approved',
    decided_at: new Date(),
  });
  clients.set('individual of an enterprise', linked.client);
  const ofInstitution = await world.individual('机构经办人');
  await world.db('link').insert({
    account_id: ofInstitution.id,
    institution_id: await addInstitution(world.db, '关联机构'),
    state: 'approved',
    decided_at: new Date(),
  });
  clients.set('individual of an institution', ofInstitution.client);
  for (const kind of ['expert', 'institution'] as const) {
    const { id, username } = await world.individual(kind);
    const institution_id = kind === 'institution' ? await addInstitution(world.db, '某机构') : null;
    await world.db('account').where({ id }).update({ kind, institution_id });
    await world.db('session').delete().whereRaw(`sess->>'accountId' = ?`, [id]);
    clients.set(kind, await world.visitor().signIn(kind, username, PASSWORD));
  }
  for (const duty of DUTY_NAMES) {
    clients.set(duty, (await world.staff(duty, duty)).client);
    clients.set(`${duty}${ELSEWHERE}`, (await world.staffElsewhere(duty, duty)).client);
  }
});
afterAll(async () => {
  await world.close();
  interfaces.remove();
});

const ROLES: Readonly<Record<string, readonly Role[]>> = {
  visitor: [],
  'pending enterprise': ['enterprise'],
  'rejected enterprise': ['enterprise'],
  customer: ['enterprise', 'customer'],
  individual: ['individual'],
  'individual of an enterprise': ['individual', 'customer'],
  'individual of an institution': ['individual', 'institution_member'],
  expert: [],
  institution: ['institution', 'institution_member'],
};

function expected(name: EndpointName, person: PersonName): string | null {
  const { permission } = endpointDefinition(name);
  const holders = rolesWith(permission);
  const mine: Role[] = [...(ROLES[person] ?? [person.replace(ELSEWHERE, '') as Duty]), 'public'];
  if (person !== 'visitor') mine.push('signed_in');
  const counts = !isOfThisCentre(permission) || DUTY_NAMES.includes(person as Duty);
  if (counts && holders.some((role) => mine.includes(role))) return null;
  if (person === 'visitor') return 'sign_in_required';
  return /^(pending|rejected)/.test(person) && holders.includes('customer') ? 'enterprise_not_approved' : 'forbidden';
}

/** What the permission check says: null if the person gets past it. */
async function told(client: SessionClient, name: EndpointName): Promise<string | null> {
  const params = Object.fromEntries(
    [...pathNames(name)].map((parameter) => [parameter, parameter.endsWith('Id') ? NOWHERE : 'none']),
  );
  const problem = await client.call(name, { params, body: {} as never }).catch((error: unknown) => error);
  if (!(problem instanceof ApiProblem)) return null;
  const refusals = ['sign_in_required', 'forbidden', 'enterprise_not_approved', 'password_change_required'];
  expect(problem.type, `${name} ${pathOf(name, params)}`).not.toBe('internal');
  return refusals.includes(problem.type) ? problem.type : null;
}

/** The status of the endpoint for the person, spelt in some way; the client's own query and body do not matter here. */
async function spelt(client: SessionClient, name: EndpointName, spell: (target: string, url: string) => string) {
  const { method } = endpointDefinition(name);
  const params = Object.fromEntries([...pathNames(name)].map((parameter) => [parameter, NOWHERE]));
  const path = spell(pathOf(name, params), world.url);
  return (await ask(world.url, path, { method: method.toUpperCase(), cookie: client.cookie })).status;
}

function pathNames(name: EndpointName): string[] {
  return [...endpointDefinition(name).path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter);
}

describe('permissions', () => {
  it.each(PEOPLE)('R:E6 R:A2 hold at every endpoint for: %s', async (person) => {
    const client = clients.get(person);
    if (!client) throw new Error(`nobody is ${person}`);
    const walked: Record<string, string | null> = {};
    const wanted: Record<string, string | null> = {};
    for (const name of NAMES) {
      walked[name] = await told(client, name);
      wanted[name] = expected(name, person);
    }
    expect(walked).toEqual(wanted);
  });

  it('R:E6 hold for every spelling of an address: none but the plain one reaches an endpoint', async () => {
    const visitor = world.visitor();
    const disguises = Object.entries(SPELLINGS).filter(([spelling]) => spelling !== 'our host');
    const none: (typeof disguises)[number] = ['none', (target) => target];
    const wrong: string[] = [];
    const tries = async (person: PersonName, name: EndpointName, [spelling, spell]: (typeof disguises)[number]) => {
      const status = await spelt(clients.get(person) ?? visitor, name, spell);
      if (![400, 404].includes(status)) wrong.push(`${person}: ${name} with ${spelling}: ${status}`);
    };
    // In turn, some spellings an endpoint; test/api/addresses.test.ts has every spelling for every role.
    for (const [index, name] of NAMES.entries()) {
      const person = PEOPLE[index % PEOPLE.length] ?? 'visitor';
      const turn = [0, 7, 13].map((step) => disguises[(index + step) % disguises.length] ?? none);
      await Promise.all(turn.flatMap((disguise) => [tries('visitor', name, disguise), tries(person, name, disguise)]));
    }
    expect(wrong).toEqual([]);
  });

  it('R:E6 match the OpenAPI document, and leave no endpoint without a role', async () => {
    const { paths } = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const documented = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(documented.sort()).toEqual(Object.keys(ENDPOINTS).sort());
    for (const name of NAMES) expect(rolesWith(endpointDefinition(name).permission), name).not.toEqual([]);
  });
});
