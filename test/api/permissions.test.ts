/** Every endpoint × every role: who holds the permission gets past it, everybody else is told what they lack. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem, pathOf } from '../../domain/contract/client.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { rolesWith } from '../../domain/permission.ts';
import { DUTY_NAMES, type Role } from '../../domain/role.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { type ApiWorld, openApi } from './support/world.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => name !== 'signOut');
const PEOPLE = [
  'visitor',
  'pending enterprise',
  'rejected enterprise',
  'customer',
  'individual',
  ...DUTY_NAMES,
] as const;

let world: ApiWorld;
const clients = new Map<string, SessionClient>();
beforeAll(async () => {
  world = await openApi();
  clients.set('visitor', world.visitor());
  clients.set('pending enterprise', (await world.customer('待审核企业', 'pending')).client);
  clients.set('rejected enterprise', (await world.customer('被拒绝企业', 'rejected')).client);
  clients.set('customer', (await world.customer()).client);
  clients.set('individual', (await world.individual()).client);
  for (const duty of DUTY_NAMES) clients.set(duty, (await world.staff(duty, duty)).client);
});
afterAll(() => world.close());

function rolesOfPerson(person: (typeof PEOPLE)[number]): Role[] {
  if (person === 'visitor') return ['public'];
  if (person.endsWith(' enterprise')) return ['public', 'signed_in', 'enterprise'];
  if (person === 'customer') return ['public', 'signed_in', 'enterprise', 'customer'];
  return ['public', 'signed_in', person as Role];
}

function expected(name: EndpointName, person: (typeof PEOPLE)[number]): string | null {
  const holders = rolesWith(endpointDefinition(name).permission);
  if (holders.some((role) => rolesOfPerson(person).includes(role))) return null;
  if (person === 'visitor') return 'sign_in_required';
  return person.endsWith(' enterprise') && holders.includes('customer') ? 'enterprise_not_approved' : 'forbidden';
}

/** What the permission check says: null if the person gets past it, to whatever comes then. */
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

  it('R:E6 leave no endpoint without a role that holds it', () => {
    for (const name of NAMES) expect(rolesWith(endpointDefinition(name).permission), name).not.toEqual([]);
  });
});
