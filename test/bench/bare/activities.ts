import type { Knex } from 'knex';

export interface BareActivities {
  writeTwoRows(id: string, step: number): Promise<void>;
  doNothing(): Promise<void>;
}

/** One transaction that writes two rows: the least that a command which leaves a trace can do. */
export function bareActivities(db: Knex): BareActivities {
  return {
    async writeTwoRows(id, step) {
      await db.transaction(async (trx) => {
        await trx.raw(
          'insert into bare_state (id, step) values (?, ?) on conflict (id) do update set step = excluded.step',
          [id, step],
        );
        await trx.raw('insert into bare_event (id, step) values (?, ?)', [id, step]);
      });
    },
    async doNothing() {},
  };
}
