/** Demo orders, each moved to another stage by the commands that people give. */
import type { ConsoleForm } from '../../domain/command/definition.ts';
import { type Command, commandDefinition, formOf, leadingCommand } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import type { Order } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { STAGES } from '../../domain/stage.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import type { SessionClient } from '../session-client.ts';
import { measure } from './measurements.ts';
import { DEMO_PASSWORD, DEMO_STAFF, type DemoStaff } from './people.ts';

export type Staff = Readonly<Record<DemoStaff['username'], SessionClient>>;

/** Creates and submits an order for these instruments. */
export async function submitOrder(customer: SessionClient, contactId: string, instrumentIds: string[]): Promise<Order> {
  const draft = await customer.call('createOrder', { body: { contactId, instrumentIds } });
  await customer.call('submitOrder', { params: { orderId: draft.id }, body: {} });
  return customer.call('getOrder', { params: { orderId: draft.id } });
}

/** Moves a share forward until it has reached the stage. */
export async function lead(
  staff: Staff,
  order: Order,
  share: Share,
  until: Share['stage'],
  visitDay: number,
): Promise<void> {
  let stage: Share['stage'] = share.stage;
  while (STAGES[stage].rank < STAGES[until].rank) {
    const command = leadingCommand(stage);
    if (!command) return;
    const person = personFor(command, staff);
    const form = formOf(command, order.kind);
    if (form === 'results') await recordResults(person, order, share);
    const result = await person.call(command, {
      params: { shareId: share.id },
      body: await bodyOf(form, person, visitDay),
    } as never);
    stage = result.shares.find(({ id }) => id === share.id)?.stage ?? until;
  }
}

/** The first member of the demo staff whose duty the command is. */
function personFor(command: Command, staff: Staff): SessionClient {
  const [role] = commandDefinition(command).roles;
  const username = DEMO_STAFF.find(({ duties }) => duties.some((duty) => duty === role))?.username ?? '';
  const person = staff[username];
  if (!person) throw new Error(`no demo account for ${command}`);
  return person;
}

/** The body of a command with this form. */
async function bodyOf(form: ConsoleForm | null, person: SessionClient, visitDay: number) {
  if (form === 'visit') return visit(person, visitDay);
  return form === 'signature' ? { password: DEMO_PASSWORD } : { notes: '' };
}

async function recordResults(technician: SessionClient, order: Order, share: Share): Promise<void> {
  const items = order.items.filter((item) => item.shareId === share.id);
  const results = [];
  for (const [index, item] of items.entries()) {
    const fails = index % 4 === 3;
    results.push({
      itemId: item.id,
      conclusion: fails ? ('fail' as const) : ('pass' as const),
      measured: '',
      reason: fails ? '示值误差超出最大允许误差' : '',
      measurement: await measure(technician, item.instrument.name, fails),
    });
  }
  await technician.call('recordResults', { params: { shareId: share.id }, body: { results } });
}

async function visit(specialist: SessionClient, day: number): Promise<CommandBody<'schedule'>> {
  const { data } = await specialist.call('listTechnicians');
  const start = new Date(Date.now() + day * DAY_MS);
  start.setUTCHours(1, 0, 0, 0);
  return {
    startsAt: start.toISOString(),
    endsAt: new Date(start.getTime() + 3 * HOUR_MS).toISOString(),
    technicianIds: data.slice(0, 1).map(({ id }) => id),
    vehicle: '检测车一',
    notes: '',
  };
}
