import type { Knex } from 'knex';
import { LEDGER_SERVICE_NAMES } from '../domain/ledger-service.ts';
import { STAGE_NAMES } from '../domain/stage.ts';

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Time limits that administrators set otherwise than the configuration has them (requirement E6). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table time_limit (
      kind text not null check (kind in (${quoted(LEDGER_SERVICE_NAMES)})),
      stage text not null constraint time_limit_stage_known check (stage in (${quoted(STAGE_NAMES)})),
      working_days real not null check (working_days > 0 and working_days <= 250),
      primary key (kind, stage)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table time_limit');
}
