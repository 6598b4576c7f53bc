import type { Connection } from '@temporalio/client';
import { expect, it, vi } from 'vitest';
import { ensureNamespace, refuseForTryingOut } from '../../runtime/temporal/namespace.ts';

/** A frontend with these answers; it has only the calls used here. */
function frontend(answers: Record<string, () => Promise<unknown>>): Connection {
  return { workflowService: answers, operatorService: answers } as unknown as Connection;
}

const refuse = (code: number) => () => Promise.reject(Object.assign(new Error(`code ${code}`), { code }));
const [NOT_FOUND, PERMISSION_DENIED, UNIMPLEMENTED] = [5, 7, 12];

it.each([
  ['PERMISSION_DENIED', PERMISSION_DENIED],
  ['UNIMPLEMENTED', UNIMPLEMENTED],
])(
  'uses a frontend that does not list search attributes (%s), such as Temporal Cloud, and says so',
  async (_, code) => {
    const said: string[] = [];
    const describeNamespace = async () => ({});
    const connection = frontend({ describeNamespace, listSearchAttributes: refuse(code) });
    await ensureNamespace(connection, 'bookings', (line) => said.push(line));
    expect(said.join()).toMatch(/HzStage.*HzDueTime/);
  },
);

it('names a namespace that does not exist and may not be created', async () => {
  const connection = frontend({ describeNamespace: refuse(NOT_FOUND), registerNamespace: refuse(PERMISSION_DENIED) });
  await expect(ensureNamespace(connection, 'bookings')).rejects.toThrow(/命名空间 bookings.*TEMPORAL_NAMESPACE/);
});

it('adds missing search attributes, and only those', async () => {
  const known: Record<string, unknown> = { HzStage: 5, HzInstitution: 5 };
  const addSearchAttributes = vi.fn(async ({ searchAttributes }: { searchAttributes: Record<string, unknown> }) => {
    Object.assign(known, searchAttributes);
  });
  const connection = frontend({
    describeNamespace: async () => ({}),
    listSearchAttributes: async () => ({ customAttributes: known }),
    addSearchAttributes: addSearchAttributes as unknown as () => Promise<unknown>,
  });
  await ensureNamespace(connection, 'bookings');
  const [asked] = addSearchAttributes.mock.calls[0] ?? [];
  expect(Object.keys(asked?.searchAttributes ?? {})).toEqual(['HzEnterprise', 'HzOrderNumber', 'HzDueTime']);
});

it('refuses in production a Temporal that stores workflows in SQLite; accepts one that does not say', async () => {
  const keeping = (persistenceStore: string) => frontend({ getClusterInfo: async () => ({ persistenceStore }) });
  await expect(refuseForTryingOut(keeping('sqlite'))).rejects.toThrow(/SQLite，仅供试用.*TEMPORAL_ADDRESS/);
  await refuseForTryingOut(keeping('postgres12_pgx'));
  await refuseForTryingOut(frontend({ getClusterInfo: refuse(PERMISSION_DENIED) }));
});
