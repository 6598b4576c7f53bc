/** A technician's visits in a calendar program (requirement E4). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitSpan } from '../../domain/visit.ts';
import { mobileNumbers } from '../support/people.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

/** The properties of each event, with folded lines joined. */
function eventsOf(text: string): Record<string, string>[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [name = '', ...value] = line.split(':');
    const last = events.at(-1);
    if (last) last[name.split(';')[0] ?? ''] = value.join(':');
  }
  return events;
}

it('R:E4 opens the calendar feed by its secret address alone, follows every change, and is void after a new address', async () => {
  const { technician, specialist, reviewer } = office;
  const { number, shareId } = await submitOrder(world, office, 'on_site');
  const params = { shareId };
  await reviewer.client.call('approve_first_review', { params, body: {} });
  const now = Date.now();
  const at = (hours: number) => `${new Date(now + hours * 3_600_000).toISOString().slice(0, 19)}.000Z`;
  const body = { technicianIds: [technician.id], vehicle: '蒙K12345', notes: '带标准器；联系门卫, 登记' };
  await specialist.client.call('schedule', { params, body: { ...body, startsAt: at(24), endsAt: at(27) } });

  expect(await technician.client.call('getVisitFeed')).toEqual({ since: null });
  const { url } = await technician.client.call('renewVisitFeed');
  expect(url).toMatch(/^http:\/\/hengzhun\.test\/api\/public\/visit-feeds\/[\w-]{32}$/);
  const read = (address: string) => fetch(address.replace('http://hengzhun.test', world.url));
  const answer = await read(url);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const [event, ...more] = eventsOf(await answer.text());
  expect(more).toEqual([]);
  const utc = (instant: string) => instant.replace(/[-:]|\.000/g, '');
  expect(event).toMatchObject({ DTSTART: utc(at(24)), DTEND: utc(at(27)) });
  expect(event?.SUMMARY).toContain('现场检测');
  expect(event?.DESCRIPTION).toContain(`预约单 ${number}`);
  expect(event?.DESCRIPTION).toContain('联系门卫\\, 登记');
  expect(event?.LOCATION).toContain('康巴什区');
  expect(mobileNumbers(JSON.stringify(event))).toEqual([]);

  // Far away: travel there and back are separate events of whole half days next to the visit.
  const far = { ...body, startsAt: at(24), endsAt: at(27), travelBefore: 2 as const, travelAfter: 1 as const };
  await specialist.client.call('reschedule', { params, body: far });
  const [, out, back] = eventsOf(await (await read(url)).text());
  const { leavesAt, returnsAt } = visitSpan(new Date(at(24)), new Date(at(27)), 2, 1);
  expect([out?.DTSTART, back?.DTEND]).toEqual([utc(leavesAt.toISOString()), utc(returnsAt.toISOString())]);
  expect([out?.SUMMARY, back?.SUMMARY]).toEqual([
    expect.stringContaining('往返途中'),
    expect.stringContaining('往返途中'),
  ]);

  // Moved: the same event at another time. Assigned to a colleague: gone.
  await specialist.client.call('reschedule', { params, body: { ...body, startsAt: at(48), endsAt: at(50) } });
  const [moved] = eventsOf(await (await read(url)).text());
  expect([moved?.UID, moved?.DTSTART]).toEqual([event?.UID, utc(at(48))]);
  const colleague = await world.staff('检测员乙', 'technician');
  await specialist.client.call('reschedule', {
    params,
    body: { ...body, technicianIds: [colleague.id], startsAt: at(48), endsAt: at(50) },
  });
  expect(eventsOf(await (await read(url)).text())).toEqual([]);

  const renewed = await technician.client.call('renewVisitFeed');
  expect((await read(url)).status).toBe(404);
  expect((await read(renewed.url)).status).toBe(200);
  expect((await technician.client.call('getVisitFeed')).since).not.toBeNull();
  await world.db('account').where({ id: technician.id }).update({ disabled: true });
  expect((await read(renewed.url)).status).toBe(404);
  await world.db('account').where({ id: technician.id }).update({ disabled: false });
  const duties = (given: string[]) => world.db('account').where({ id: technician.id }).update({ duties: given });
  await duties(['checker']);
  expect((await read(renewed.url)).status).toBe(404);
  await duties(['technician']);
  expect((await read(renewed.url)).status).toBe(200);
  await technician.client.call('endVisitFeed');
  expect((await read(renewed.url)).status).toBe(404);
  // The address is nowhere in the database.
  const kept = await world.owner('visit_feed').select('*');
  expect(JSON.stringify(kept)).not.toContain(url.split('/').at(-1));
});
