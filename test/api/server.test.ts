import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENDPOINTS } from '../../domain/contract/endpoints.ts';
import { INCIDENT_CAUSE_NAMES } from '../../domain/incident.ts';
import { builtInterfaces } from './support/interfaces.ts';
import { type ApiWorld, openApi } from './support/world.ts';

let world: ApiWorld;
const interfaces = builtInterfaces();
const ready = { ok: true };

beforeAll(async () => {
  world = await openApi({
    folders: interfaces,
    config: { metricsToken: 'metrics-token' },
    ready: async () => ({ ok: ready.ok, parts: { database: true, temporal: ready.ok } }),
  });
});
afterAll(async () => {
  await world.close();
  interfaces.remove();
});

describe('the server', () => {
  it('says whether it is alive and whether it can serve', async () => {
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
    ready.ok = false;
    const missing = await fetch(`${world.url}/readyz`);
    expect([missing.status, await missing.json()]).toEqual([
      503,
      { ok: false, parts: { database: true, temporal: false } },
    ]);
  });

  it('R:E5 counts stuck and open work; has every metric of the alert rules and of the dashboard', async () => {
    const told = await (await fetch(`${world.url}/metrics`)).text();
    expect(told).toContain('hengzhun_incidents{cause="no_worker"} 0');
    expect(told).toContain('hengzhun_open_shares{stage="awaiting_first_review"} 0');
    expect(told).toContain('hengzhun_database_up 1');
    const folder = join(import.meta.dirname, '..', '..', 'docs', 'operations');
    const rules = parse(readFileSync(join(folder, 'alerts.yml'), 'utf8'));
    const dashboard = JSON.parse(readFileSync(join(folder, 'grafana.json'), 'utf8'));
    const expressions: string[] = [
      ...rules.groups[0].rules.map(({ expr }: { expr: string }) => expr),
      ...dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) => targets.map(({ expr }) => expr)),
    ];
    expect(expressions.length).toBeGreaterThan(15);
    for (const expression of expressions) {
      const metrics = expression.match(/\b(hengzhun|http|database|process)_[a-z_]+/g) ?? [];
      expect(metrics, expression).not.toEqual([]);
      for (const metric of metrics) expect(told, metric).toMatch(new RegExp(`^${metric}[{ ]`, 'm'));
    }
    for (const cause of JSON.stringify(expressions)
      .match(/(?<=cause=~?\\")[a-z_|]+/g)
      ?.flatMap((one) => one.split('|')) ?? [])
      expect(INCIDENT_CAUSE_NAMES).toContain(cause);
  });

  it('shows metrics to this machine, and to others with the token', async () => {
    expect(await (await fetch(`${world.url}/metrics`)).text()).toContain('http_request_duration_seconds');
    const forwarded = { 'x-forwarded-for': '10.0.0.1' };
    expect((await fetch(`${world.url}/metrics`, { headers: forwarded })).status).toBe(404);
    const authorization = 'Bearer metrics-token';
    expect((await fetch(`${world.url}/metrics`, { headers: { ...forwarded, authorization } })).status).toBe(200);
  });

  it('describes every endpoint in OpenAPI 3.1, and shows it on a page of its own', async () => {
    const document = await (await fetch(`${world.url}/api/openapi.json`)).json();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map(({ operationId }) => operationId),
    );
    expect(operations.sort()).toEqual(Object.keys(ENDPOINTS).sort());
    expect(JSON.stringify(document.paths['/api/orders/{orderId}/submit'])).toContain('idempotency-key');
    expect(await (await fetch(`${world.url}/api/docs/`)).text()).toContain('swagger-ui-bundle.js');
    expect((await fetch(`${world.url}/api/docs/swagger-ui-bundle.js`)).status).toBe(200);
  });

  it('sends every page and every answer with the headers that bind browsers, and lets no other site read', async () => {
    const headers = { accept: 'text/html', origin: 'https://elsewhere.test' };
    for (const path of ['/', '/admin/', '/lookup', '/api/session', '/api/public/notices', '/healthz', '/nowhere']) {
      const sent = (await fetch(world.url + path, { headers })).headers;
      const policy = sent.get('content-security-policy');
      expect([path, policy]).toEqual([path, expect.stringMatching(/frame-ancestors 'none'/)]);
      expect([path, policy]).toEqual([path, expect.stringMatching(/default-src '(self|none)'/)]);
      expect([path, sent.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect([path, sent.get('referrer-policy')]).toEqual([path, expect.stringMatching(/^(no-referrer|same-origin)/)]);
      expect([path, sent.get('access-control-allow-origin')]).toEqual([path, null]);
      expect([path, sent.get('x-powered-by')]).toEqual([path, null]);
    }
  });

  it('serves both interfaces: pages always fresh, hashed files immutable and compressed', async () => {
    const html = { accept: 'text/html' };
    const page = await fetch(`${world.url}/my/orders/123`, { headers: html });
    expect([await page.text(), page.headers.get('cache-control')]).toEqual(['<html>portal</html>', 'no-cache']);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    // There is a page that says so in words.
    const nowhere = await fetch(`${world.url}/nowhere`, { headers: html });
    expect([nowhere.status, await nowhere.text()]).toEqual([404, '<html>portal</html>']);
    expect(await (await fetch(`${world.url}/admin/shares`, { headers: html })).text()).toBe('<html>console</html>');
    const bare = await fetch(`${world.url}/admin`, { headers: html, redirect: 'manual' });
    expect([bare.status, bare.headers.get('location')]).toEqual([308, '/admin/']);
    const asset = await fetch(`${world.url}/admin/assets/main-abc123.js`, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(await asset.text()).toContain('// console');
    expect((await fetch(`${world.url}/assets/gone-123.js`, { headers: html })).status).toBe(404);
    expect((await fetch(`${world.url}/assets/..%2f..%2fpackage.json`, { headers: html })).status).toBe(400);
  });
});
