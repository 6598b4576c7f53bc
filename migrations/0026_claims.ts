import type { Knex } from 'knex';

/**
 * Who works on a share (requirement E1): claimed in its stage, so that a claim ends by itself when the share moves on; and
 * who has it open now. Neither is the workflow's: a lost claim costs a second look, never an order.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table share_claim (
      share_id uuid primary key references share on delete cascade,
      account_id uuid not null references account,
      stage_since timestamptz not null,
      since timestamptz not null default now(),
      active_at timestamptz not null default now(),
      assigned_by uuid references account
    );
    create index share_claim_of on share_claim (account_id);

    create unlogged table share_viewer (
      share_id uuid references share on delete cascade,
      account_id uuid references account on delete cascade,
      seen_at timestamptz not null default now(),
      primary key (share_id, account_id)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table share_viewer, share_claim');
}
