/** People who lead orders through the workflows, stage by stage, by whatever commands the domain has for that. */
import { randomUUID } from 'node:crypto';
import { type Command, commandDefinition, commandsFrom, stageAfter } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import { type DeliveryMode, isTerminal, type Stage } from '../../domain/stage.ts';
import type { BookingWorld } from './booking.ts';
import type { Person } from './people.ts';

export interface CrewShare {
  readonly id: string;
  readonly order_id: string;
  readonly delivery_mode: DeliveryMode;
  readonly stage: Stage;
}

const HOUR = 3_600_000;

export class Crew {
  #visits = 0;

  /** @param firstVisit when the technician is free from */
  constructor(
    private readonly world: Pick<BookingWorld, 'db' | 'booking'>,
    private readonly staff: Person,
    private readonly technician: Person,
    private readonly firstVisit: Date,
  ) {}

  /** Shares of the order that something still happens to. */
  async openShares(orderId: string): Promise<CrewShare[]> {
    const shares = await this.world.db('share').where({ order_id: orderId }).orderBy('id').select<CrewShare[]>();
    return shares.filter(({ stage }) => !isTerminal(stage));
  }

  /** Leads all shares of the order on until each is over or in a stage that is wanted. */
  async lead(orderId: string, isWanted: (stage: Stage) => boolean): Promise<void> {
    for (;;) {
      const share = (await this.openShares(orderId)).find(({ stage }) => !isWanted(stage));
      if (!share) return;
      await this.give(share, leadingOn(share));
    }
  }

  async give(share: CrewShare, command: Command): Promise<void> {
    if (command === 'submit_results') await this.#record(share);
    const { roles } = commandDefinition(command);
    const actor = roles.includes('customer') ? await this.#customer(share) : this.#colleague(command);
    await this.world.booking.command({
      command,
      orderId: share.order_id,
      shareId: share.id,
      actor,
      commandId: randomUUID(),
      body: await this.#body(share, command),
    });
  }

  /** Who recorded the results must not check them. */
  #colleague(command: Command): Person {
    return command === 'submit_results' ? this.technician : this.staff;
  }

  async #customer({ order_id }: CrewShare): Promise<Person> {
    const account = await this.world
      .db('booking_order as o')
      .join('account as a', 'a.id', 'o.created_by')
      .where('o.id', order_id)
      .first<{ id: string; display_name: string }>('a.id', 'a.display_name');
    return { id: account.id, name: account.display_name };
  }

  async #body(share: CrewShare, command: Command): Promise<CommandBody<Command>> {
    const notes = '升级测试';
    if (command === 'schedule') return this.#visit();
    if (command === 'issue') return { notes, signature: 'password' };
    if (command !== 'resubmit') return { notes };
    const order = await this.world.db('booking_order').where({ id: share.order_id }).first<{ contact_id: string }>();
    const items = await this.#items(share);
    return {
      contactId: order.contact_id,
      items: items.map((itemId) => ({ itemId, deliveryMode: share.delivery_mode })),
      notes,
    };
  }

  #visit(): CommandBody<'schedule'> {
    const startsAt = new Date(this.firstVisit.getTime() + this.#visits * 2 * HOUR);
    this.#visits += 1;
    return {
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + HOUR).toISOString(),
      technicianIds: [this.technician.id],
      vehicle: '',
      notes: '',
    };
  }

  async #items({ id }: CrewShare): Promise<string[]> {
    return this.world.db('order_item').where({ share_id: id, state: 'active' }).orderBy('position').pluck('id');
  }

  async #record(share: CrewShare): Promise<void> {
    const items = await this.#items(share);
    await this.world
      .db('result')
      .insert(items.map((item_id) => ({ item_id, conclusion: 'pass', recorded_by: this.technician.id })))
      .onConflict('item_id')
      .ignore();
  }
}

/** The command that leads to another stage. */
function leadingOn({ stage, delivery_mode }: CrewShare): Command {
  const command = commandsFrom(stage).find(
    (name) => commandDefinition(name).tone === 'primary' && stageAfter(name, stage, delivery_mode) !== stage,
  );
  if (!command) throw new Error(`no command leads on from ${stage}`);
  return command;
}
