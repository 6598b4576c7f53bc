/** The paths an order can take, each walked for real; their histories are recorded for the replay test. */
import { randomUUID } from 'node:crypto';
import { restartOrder } from '../../api/monitor/cures.ts';
import type { Command } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import { freeSlots } from '../../store/visit/slots.ts';
import { catchUpSignal } from '../../workflows/definitions.ts';
import type { BookingWorld } from '../support/booking.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { addDraft, addEnterprise, addInstitution, addInstruments, addStaff, type Person } from '../support/people.ts';

type Mode = 'bring_in' | 'on_site';

/** One order and those who work on it, with every step as a word. */
export class Walk {
  orderId = '';
  shares: Record<string, string> = {};

  private constructor(
    private readonly world: BookingWorld,
    private readonly enterprise: Awaited<ReturnType<typeof addEnterprise>>,
    readonly staff: Person,
    private readonly technician: Person,
  ) {}

  static async begin(world: BookingWorld): Promise<Walk> {
    const staff = await addStaff(
      world.db,
      '工作人员',
      'business_office',
      'specialist',
      'sample_desk',
      'checker',
      'issuer',
      'supervisor',
    );
    return new Walk(world, await addEnterprise(world.db), staff, await addStaff(world.db, '检测员', 'technician'));
  }

  async draft(...modes: Mode[]): Promise<void> {
    const instruments = await addInstruments(
      this.world.db,
      this.enterprise.id,
      modes.map((deliveryMode) => ({ deliveryMode })),
    );
    this.orderId = await addDraft(this.world.db, this.enterprise, instruments);
  }

  /** A draft of instruments that two institutions are authorised for; returns the one that does not get them. */
  async draftMandatory(count: number): Promise<string> {
    const { db } = this.world;
    const centre = await db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
    const other = await addInstitution(db, '另一机构');
    await authorise(db, centre.id, [{ of: '025001' }]);
    await authorise(db, other, [{ of: '025' }]);
    const instruments = await addMandatory(
      db,
      this.enterprise.id,
      Array.from({ length: count }, () => ({ kind: '025001' })),
    );
    this.orderId = await addDraft(db, this.enterprise, instruments, 'mandatory');
    return other;
  }

  async submit(): Promise<void> {
    const result = await this.world.booking.submit({
      orderId: this.orderId,
      actor: this.enterprise.account,
      commandId: randomUUID(),
    });
    for (const share of result.shares) this.shares[share.deliveryMode] = share.id;
  }

  async give<C extends Command>(
    mode: Mode,
    command: C,
    body: CommandBody<C>,
    commandId: string = randomUUID(),
  ): Promise<void> {
    const customer = ['resubmit', 'cancel', 'confirm_visit', 'request_another_date'].includes(command);
    const actor = customer ? this.enterprise.account : command === 'submit_results' ? this.technician : this.staff;
    const result = await this.world.booking.command({
      command,
      orderId: this.orderId,
      shareId: this.shares[mode] ?? '',
      actor,
      commandId,
      body,
    });
    for (const share of result.shares) if (share.stage !== 'superseded') this.shares[share.deliveryMode] = share.id;
  }

  visit(day: number): CommandBody<'schedule'> {
    return this.visitAt(new Date(Date.now() + day * 86_400_000).toISOString());
  }

  visitAt(startsAt: string): CommandBody<'schedule'> {
    return {
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
      technicianIds: [this.technician.id],
      vehicle: '',
      notes: '',
    };
  }

  /** The first times to which the visit could be moved. */
  async freeStarts(mode: Mode): Promise<string[]> {
    const slots = await freeSlots(this.world.db, this.shares[mode] ?? '');
    return slots.slice(0, 3).map(({ startsAt }) => startsAt.toISOString());
  }

  async items(): Promise<string[]> {
    return this.world
      .db('order_item')
      .where({ order_id: this.orderId, state: 'active' })
      .orderBy('position')
      .pluck('id');
  }

  /** A supervisor gives the stage so many seconds more. */
  async extend(mode: Mode, seconds: number): Promise<void> {
    await this.world.booking.extend({
      orderId: this.orderId,
      shareId: this.shares[mode] ?? '',
      actor: this.staff,
      commandId: randomUUID(),
      workingDays: seconds / 86_400,
      notes: '设备检修',
    });
  }

  /** Its workflow is gone, and is restarted from the database. */
  async restart(): Promise<void> {
    await restartOrder({ ...this.world, limits: LIMITS }, this.orderId);
  }

  async catchUp(): Promise<void> {
    await this.world.temporal.workflow.getHandle(this.orderId).signal(catchUpSignal);
  }

  /** Waits until the record has so many events of this name. */
  async event(name: string, times = 1): Promise<void> {
    for (const until = Date.now() + 30_000; Date.now() < until; ) {
      const events = await this.world
        .db('event')
        .where({ stream: `order:${this.orderId}`, name })
        .pluck('sequence');
      if (events.length >= times) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no event ${name} within 30 s`);
  }

  async record(conclusions: Readonly<Record<string, 'pass' | 'fail' | 'not_tested'>>): Promise<void> {
    await this.world.db('result').insert(
      Object.entries(conclusions).map(([item_id, conclusion]) => ({
        item_id,
        conclusion,
        reason: conclusion === 'not_tested' ? '电池损坏' : '',
        recorded_by: this.technician.id,
      })),
    );
  }

  async finish(mode: Mode, check?: 'sent back once'): Promise<void> {
    const items: string[] = await this.world
      .db('order_item')
      .where({ share_id: this.shares[mode], state: 'active' })
      .pluck('id');
    await this.world
      .db('result')
      .insert(items.map((item_id) => ({ item_id, conclusion: 'pass', recorded_by: this.technician.id })))
      .onConflict('item_id')
      .ignore();
    if (check)
      for (const command of ['submit_results', 'send_back'] as const)
        await this.give(mode, command, { notes: '请复核' });
    for (const command of ['submit_results', 'pass_check'] as const) await this.give(mode, command, { notes: '' });
    await this.give(mode, 'issue', { notes: '', signature: 'password' });
  }

  /** Rejected and submitted again, so many times. */
  async rounds(count: number): Promise<void> {
    for (let round = 1; round <= count; round += 1) {
      await this.give('bring_in', 'reject_first_review', { notes: `第${round}次` });
      await this.give('bring_in', 'resubmit', await this.resubmission('bring_in'));
    }
  }

  get resubmission(): (mode: Mode) => Promise<CommandBody<'resubmit'>> {
    return async (deliveryMode) => ({
      contactId: this.enterprise.contactId,
      items: (await this.items()).map((itemId) => ({ itemId, deliveryMode })),
      notes: '',
    });
  }
}

/** First review is overdue after three seconds, for the path that waits for it. */
export const LIMITS = { awaiting_first_review: 3 / 86_400, awaiting_sample: 10 };

const none = { notes: '' };

export const PATHS: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  async 'bring-in-straight'(walk) {
    await walk.draft('bring_in');
    await walk.submit();
    await walk.give('bring_in', 'approve_first_review', none);
    await walk.give('bring_in', 'receive_sample', none);
    await walk.finish('bring_in');
  },
  async 'both-modes-rescheduled-and-sent-back'(walk) {
    await walk.draft('bring_in', 'on_site');
    await walk.submit();
    await walk.give('on_site', 'approve_first_review', none);
    await walk.give('bring_in', 'approve_first_review', none);
    await walk.give('on_site', 'schedule', walk.visit(3));
    await walk.give('on_site', 'request_another_date', { notes: '当天停产' });
    await walk.give('on_site', 'reschedule', walk.visit(4));
    await walk.give('bring_in', 'receive_sample', none);
    await walk.finish('bring_in');
    await walk.give('on_site', 'start_work', none);
    await walk.finish('on_site', 'sent back once');
  },
  async 'visit-confirmed-and-moved-to-a-wished-time'(walk) {
    await walk.draft('on_site');
    await walk.submit();
    await walk.give('on_site', 'approve_first_review', none);
    const first = walk.visit(3);
    await walk.give('on_site', 'schedule', { ...first, travelBefore: 2, travelAfter: 1 });
    await walk.give('on_site', 'confirm_visit', { startsAt: first.startsAt, notes: '' });
    const wishedStarts = await walk.freeStarts('on_site');
    await walk.give('on_site', 'request_another_date', { notes: '当天停产', wishedStarts });
    await walk.give('on_site', 'reschedule', walk.visitAt(wishedStarts[0] ?? ''));
    await walk.give('on_site', 'start_work', none);
    await walk.finish('on_site');
  },
  /** The visit is so soon that the date counts as accepted when it begins. */
  async 'visit-accepted-by-silence'(walk) {
    await walk.draft('on_site');
    await walk.submit();
    await walk.give('on_site', 'approve_first_review', none);
    await walk.give('on_site', 'schedule', walk.visitAt(new Date(Date.now() + 4_000).toISOString()));
    await walk.event('assume_visit');
    await walk.give('on_site', 'cancel', { notes: '不再检测' });
  },
  async 'rejected-twice-then-moved-on-site'(walk) {
    await walk.draft('bring_in', 'bring_in');
    await walk.submit();
    await walk.give('bring_in', 'reject_first_review', { notes: '请修改' });
    await walk.give('bring_in', 'resubmit', await walk.resubmission('bring_in'));
    await walk.give('bring_in', 'reject_first_review', { notes: '请改为现场检测' });
    await walk.give('bring_in', 'resubmit', await walk.resubmission('on_site'));
    await walk.give('on_site', 'approve_first_review', none);
    await walk.give('on_site', 'reject_second_review', { notes: '不在范围' });
    await walk.give('on_site', 'cancel', { notes: '不再检测' });
  },
  /** So many rounds that its history is cut: recorded is the run that carries on. */
  async 'continued-as-new'(walk) {
    await walk.draft('bring_in');
    await walk.submit();
    await walk.rounds(15);
    await walk.give('bring_in', 'approve_first_review', none);
    await walk.give('bring_in', 'receive_sample', none);
    await walk.finish('bring_in');
  },
  async 'overdue-at-first-review'(walk) {
    await walk.draft('bring_in');
    await walk.submit();
    await walk.event('overdue');
    await walk.give('bring_in', 'cancel', { notes: '等不及了' });
  },
  async 'extended-and-overdue-again'(walk) {
    await walk.draft('bring_in');
    await walk.submit();
    await walk.event('overdue');
    await walk.extend('bring_in', 2);
    await walk.event('overdue', 2);
    await walk.give('bring_in', 'cancel', { notes: '等不及了' });
  },
  /** The restarted run is recorded. */
  async 'restarted-and-caught-up'(walk) {
    await walk.draft('bring_in');
    await walk.submit();
    await walk.give('bring_in', 'approve_first_review', none);
    await walk.restart();
    await walk.catchUp();
    await walk.give('bring_in', 'receive_sample', none);
    await walk.finish('bring_in');
  },
  async 'restarted-for-its-certificates'(walk) {
    await walk.draft('bring_in');
    await walk.submit();
    await walk.give('bring_in', 'approve_first_review', none);
    await walk.give('bring_in', 'receive_sample', none);
    await walk.finish('bring_in');
    await walk.restart();
  },
  async 'mandatory-split-forwarded-and-cancelled-in-part'(walk) {
    const other = await walk.draftMandatory(3);
    await walk.submit();
    const own = walk.shares.bring_in ?? '';
    const [first = '', second = ''] = await walk.items();
    await walk.give('bring_in', 'approve_first_review', {
      notes: '请送检',
      refused: [{ itemId: first, notes: '铭牌不清' }],
    });
    const { contactId } = await walk.resubmission('bring_in');
    const items = [{ itemId: first, deliveryMode: 'bring_in' as const }];
    await walk.give('bring_in', 'resubmit', { contactId, items, notes: '' });
    await walk.give('bring_in', 'forward', { institutionId: other, notes: '设备检修' });
    await walk.give('bring_in', 'reject_first_review', { notes: '不在范围' });
    await walk.give('bring_in', 'cancel', { notes: '不检了' });
    walk.shares.bring_in = own;
    await walk.give('bring_in', 'cancel', { notes: '已报废', itemIds: [second] });
    await walk.give('bring_in', 'receive_sample', none);
    await walk.finish('bring_in');
  },
  async 'submission-refused'(walk) {
    await walk.draft();
    await walk.submit().catch(() => undefined);
  },
};
