import type { Knex } from 'knex';

/** Time limits that administrators set otherwise than the configuration has them (requirement E6). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table time_limit (
      kind text not null check (kind in ('general', 'mandatory')),
      stage text not null constraint time_limit_stage_known check (stage in (
        'rejected', 'awaiting_first_review', 'awaiting_second_review', 'awaiting_sample', 'scheduled', 'in_progress',
        'awaiting_check', 'awaiting_issue', 'completed', 'cancelled', 'superseded')),
      working_days real not null check (working_days > 0 and working_days <= 250),
      primary key (kind, stage)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table time_limit');
}
