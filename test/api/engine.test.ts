/** Temporal's own interface behind the console's sign-in (requirement E5). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorld, openApi, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let engine: Server;
let supervisor: StaffMember;
const asked: { url: string; cookie: string | undefined }[] = [];

beforeAll(async () => {
  engine = createServer(({ url = '', headers }, response) => {
    asked.push({ url, cookie: headers.cookie });
    response.setHeader('content-type', 'text/html');
    response.end('<html>engine</html>');
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  const { port } = engine.address() as AddressInfo;
  world = await openApi({ config: { engineUrl: `http://127.0.0.1:${port}` } });
  supervisor = await world.staff('督办', 'supervisor');
});
afterAll(() => world.close());

const open = (person: StaffMember | null, method = 'GET') =>
  fetch(`${world.url}/api/engine/namespaces/hengzhun/workflows?x=1`, {
    method,
    headers: person ? { cookie: person.client.cookie } : {},
  });

it('R:E5 shows Temporal’s interface to supervisors, read-only, without passing their session on', async () => {
  const response = await open(supervisor);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<html>engine</html>');
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(asked).toEqual([{ url: '/api/engine/namespaces/hengzhun/workflows?x=1', cookie: undefined }]);
  expect((await open(supervisor, 'POST')).status).toBe(404);
});

it('R:E5 shows Temporal’s interface to nobody else', async () => {
  const before = asked.length;
  expect((await open(null)).status).toBe(401);
  expect((await open(await world.staff('检测员', 'technician'))).status).toBe(403);
  expect((await open(await world.staffElsewhere('别处督办', 'supervisor'))).status).toBe(403);
  expect((await open(await world.customer())).status).toBe(403);
  expect(asked).toHaveLength(before);
});

it('R:E5 says so if Temporal’s interface does not answer', async () => {
  engine.closeAllConnections();
  await new Promise((resolve) => engine.close(resolve));
  const response = await open(supervisor);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('请稍后再试');
});
