import { expect, inject, it } from 'vitest';
import { openSystem } from '../support/system.ts';

it('runs on an external PostgreSQL and Temporal, in a namespace that it creates with its search attributes', async () => {
  const began = Date.now();
  const system = await openSystem({ servers: inject('servers') });
  console.log(`system on shared servers: ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  try {
    expect(system.postgres).toBeNull();
    expect(system.temporal).toBeNull();
    expect(await (await fetch(`${system.url}/readyz`)).json()).toMatchObject({
      parts: { database: true, temporal: true },
    });
    const { customAttributes } = await system.client.connection.operatorService.listSearchAttributes({
      namespace: system.environment.TEMPORAL_NAMESPACE ?? '',
    });
    expect(Object.keys(customAttributes ?? {})).toEqual(
      expect.arrayContaining(['HzStage', 'HzInstitution', 'HzEnterprise', 'HzOrderNumber', 'HzDueTime']),
    );
    const pid = system.worker.pid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => system.worker.pid(), { timeout: 10_000 }).not.toBe(pid);
    await system.worker.ready();
    expect(system.worker.restarts()).toBe(1);
  } finally {
    await system.close();
  }
});
