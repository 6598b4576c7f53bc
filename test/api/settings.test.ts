/** Time limits and the working-day calendar as administrators set them (requirement E6). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let administrator: StaffMember;
beforeAll(async () => {
  world = await openApi();
  administrator = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const change = (workingDays: number | null, stage = 'awaiting_first_review') =>
  administrator.client.call('changeTimeLimits', {
    body: { limits: [{ kind: 'mandatory', stage: stage as 'awaiting_first_review', workingDays }] },
  });
const limit = async (kind: string) => {
  const { data } = await administrator.client.call('listTimeLimits');
  return data.find((one) => one.kind === kind && one.stage === 'awaiting_first_review');
};

it('R:E6 sets time limits by kind and stage, resets them to the standard, and records who changed what', async () => {
  expect(await limit('mandatory')).toMatchObject({ workingDays: 2, standard: 2 });
  await change(4.5);
  expect([(await limit('mandatory'))?.workingDays, (await limit('general'))?.workingDays]).toEqual([4.5, 2]);
  await change(null);
  expect((await limit('mandatory'))?.workingDays).toBe(2);
  // The same value again is no change.
  await change(null);
  const { data } = await administrator.client.call('settingsHistory');
  expect(data.map(({ name, actor, changes }) => [name, actor, changes])).toEqual([
    ['change_time_limits', '管理员', [{ field: 'mandatory awaiting_first_review', before: '4.5', after: '2' }]],
    ['change_time_limits', '管理员', [{ field: 'mandatory awaiting_first_review', before: '2', after: '4.5' }]],
  ]);
});

it('R:E6 refuses an impossible time limit at its field, and changes nothing', async () => {
  for (const days of [0, 0.3, 251]) {
    await expect(change(days)).rejects.toMatchObject({
      type: 'invalid_input',
      fields: [{ path: 'limits.0.workingDays', message: expect.stringContaining('0.5到250') }],
    });
  }
  await expect(change(3, 'completed')).rejects.toEqual(problem('stage_without_limit'));
  expect((await limit('mandatory'))?.workingDays).toBe(2);
});

it('R:E6 makes a day a day off or a working day, and resets it to its weekday', async () => {
  const { client } = administrator;
  const supervisor = await world.staff('督办', 'supervisor');
  const day = '2027-03-03';
  const seen = async () => (await supervisor.client.call('listCalendar', { query: { from: day, to: day } })).data[0];
  expect(await seen()).toEqual({ day, isWorking: true, name: null });
  await client.call('changeCalendarDay', { body: { day, isWorking: false, name: '停电检修' } });
  expect(await seen()).toEqual({ day, isWorking: false, name: '停电检修' });
  await client.call('changeCalendarDay', { body: { day, isWorking: true, name: '恢复' } });
  expect(await seen()).toEqual({ day, isWorking: true, name: null });
  const { data } = await client.call('settingsHistory');
  expect(data[0]).toMatchObject({ name: 'change_calendar_day', subject: day });
  await expect(
    client.call('changeCalendarDay', { body: { day: '2027-02-30', isWorking: true, name: '' } }),
  ).rejects.toMatchObject({ type: 'invalid_input' });
});
