/** What is checked of a request before its body is read. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { httpServer } from '../../api/http/http-server.ts';
import { problemResponder } from '../../api/http/problem.ts';
import { createReception } from '../../api/http/reception.ts';
import { uploadReader } from '../../api/http/upload.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

/** Sends the beginning of a request; what is answered although the rest does not come. */
async function beginning(url: string, path: string, bytes: number, sent: number): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: multipart/form-data; boundary=b\r\n`);
  socket.write(
    `content-length: ${bytes}\r\n\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`,
  );
  socket.write(Buffer.alloc(sent));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}

it('refuses a file by its announced size, before it has come', async () => {
  const answer = await beginning(world.url, '/api/uploads', 19 * 1024 * 1024, 0);
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(answer).toContain('文件超过4MB');
});

it('counts a request before its body is read, and says what to do', async () => {
  const visitor = world.visitor();
  const number = { number: 'JZ2026-000001' };
  for (let time = 0; time < 60; time += 1) await visitor.call('verifyCertificate', { query: number });
  const refused = problem('too_many_attempts', {
    message: expect.stringMatching(/^尝试次数过多，请\d+秒后再试。请稍后再查验/),
  });
  await expect(visitor.call('verifyCertificate', { query: number })).rejects.toEqual(refused);
  expect(await beginning(world.url, '/api/public/verification', 1024 * 1024, 0)).toMatch(/^HTTP\/1.1 429 /);
});

it('limits the messages that a person sends to customers', async () => {
  const office = await openOffice(world);
  const { shareId } = await submitOrder(world, office, 'bring_in');
  const tell = () =>
    office.reviewer.client.call('tellCustomer', { params: { shareId }, body: { notes: '请补充材料' } });
  const answers = await Promise.all(
    Array.from({ length: 62 }, () =>
      tell().then(
        () => 'sent',
        ({ type }) => type,
      ),
    ),
  );
  expect(answers.filter((answer) => answer === 'sent')).toHaveLength(60);
  expect(new Set(answers)).toEqual(new Set(['sent', 'too_many_attempts']));
});

it('reads only so many bodies at once, and cuts a sender that is too slow', async () => {
  const reception = createReception({ room: { person: 0, visitor: 150_000 }, periodMs: 300 });
  const app = express();
  const tooLarge = () => new DomainProblem('request_too_large');
  app.post('/', reception.step(100_000, tooLarge), uploadReader(1), (_request, response) => response.end('read'));
  app.use(problemResponder(pino({ level: 'silent' })));
  const server = httpServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slow = beginning(url, '/', 100_000, 10_000);
  const second = await beginning(url, '/', 100_000, 0);
  expect(second).toMatch(/^HTTP\/1.1 503 /);
  expect(second).toMatch(/retry-after: 2/i);
  expect(await slow).toMatch(/^HTTP\/1.1 408 /);
  const form = new FormData();
  form.set('file', new Blob([Buffer.alloc(90_000)]));
  const after = async () => (await fetch(url, { method: 'POST', body: form })).status;
  await expect.poll(after).toBe(200);
  server.closeAllConnections();
  server.close();
});
