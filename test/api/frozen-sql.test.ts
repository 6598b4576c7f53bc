/** Compares the copies of domain/ in SQL, which migrations contain, with what the domain says today. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASSIGNMENT_RULE_NAMES } from '../../domain/assignment.ts';
import { AUTHORISATION_REMINDED_DAYS } from '../../domain/authorisation.ts';
import { bookingStateSql } from '../../domain/booking-state.ts';
import { CHANNEL_NAMES } from '../../domain/channel.ts';
import { commandDefinition, commandsFrom } from '../../domain/command.ts';
import { EnterpriseStatus } from '../../domain/contract/account.ts';
import { DELIVERY_STATES } from '../../domain/contract/delivery.ts';
import { EVALUATION_STATE_NAMES } from '../../domain/contract/evaluation.ts';
import { PURPOSES } from '../../domain/contract/instrument.ts';
import { LINK_STATE_NAMES } from '../../domain/contract/link.ts';
import { OrderItem } from '../../domain/contract/order.ts';
import { Sex } from '../../domain/contract/person.ts';
import { RESOURCE_KIND_NAMES } from '../../domain/contract/resource.ts';
import { Conclusion } from '../../domain/contract/result.ts';
import { REMINDED_DAYS } from '../../domain/expiry.ts';
import { INCIDENT_CAUSE_NAMES } from '../../domain/incident.ts';
import { INSTRUMENT_STATUS_NAMES } from '../../domain/instrument.ts';
import { IMPORT_STATE_NAMES } from '../../domain/ledger-import.ts';
import { LEDGER_SERVICE_NAMES } from '../../domain/ledger-service.ts';
import { CERTIFICATE_KIND_NAMES } from '../../domain/number.ts';
import { REASON_OCCASION_NAMES } from '../../domain/reason.ts';
import { ACCOUNT_KIND_NAMES } from '../../domain/role.ts';
import { DELIVERY_MODE_NAMES, orderStageSql, STAGE_NAMES } from '../../domain/stage.ts';
import { VISIT_ANSWER_NAMES } from '../../domain/visit.ts';
import type { SmsCodePurpose } from '../../store/account/sms-code.ts';
import type { NewUpload } from '../../store/file/upload.ts';
import { TERMINAL_STAGES } from '../../store/sql/terminal-stages.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/servers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Every column that accepts the values of a list, with what the domain has for it. */
const LISTS: Readonly<Record<string, readonly (string | number)[]>> = {
  'account.kind': ACCOUNT_KIND_NAMES,
  'assignment_rule.rule': ASSIGNMENT_RULE_NAMES,
  'assignment_turn.stage': STAGE_NAMES,
  'authorisation_reminder.days_before': AUTHORISATION_REMINDED_DAYS,
  'booking_order.kind': LEDGER_SERVICE_NAMES,
  'certificate.kind': CERTIFICATE_KIND_NAMES,
  'delivery.channel': CHANNEL_NAMES,
  'delivery.state': Object.keys(DELIVERY_STATES),
  'enterprise.status': EnterpriseStatus.options,
  'evaluation.state': EVALUATION_STATE_NAMES,
  'expiry_reminder.days_before': REMINDED_DAYS,
  'incident.cause': INCIDENT_CAUSE_NAMES,
  'institution.status': EnterpriseStatus.options,
  'instrument.delivery_mode': DELIVERY_MODE_NAMES,
  'instrument.last_conclusion': Conclusion.options,
  'instrument.purpose': PURPOSES,
  'instrument.service': LEDGER_SERVICE_NAMES,
  'instrument.status': INSTRUMENT_STATUS_NAMES,
  'ledger_import.state': IMPORT_STATE_NAMES,
  'link.state': LINK_STATE_NAMES,
  'order_item.delivery_mode': DELIVERY_MODE_NAMES,
  'order_item.state': OrderItem.shape.state.options,
  'person.sex': Sex.unwrap().options,
  'reason.occasion': REASON_OCCASION_NAMES,
  'resource.kind': RESOURCE_KIND_NAMES,
  'result.conclusion': Conclusion.options,
  // A service leads to any certificate; that of a failure follows from the result.
  'service_item.certificate_kind': CERTIFICATE_KIND_NAMES.filter((kind) => kind !== 'verification_failure'),
  'share.delivery_mode': DELIVERY_MODE_NAMES,
  'share.stage': STAGE_NAMES,
  'share_claim.rule': ASSIGNMENT_RULE_NAMES,
  'sms_code.purpose': Object.keys({ verify_mobile: true, password_reset: true } satisfies Record<SmsCodePurpose, true>),
  'time_limit.kind': LEDGER_SERVICE_NAMES,
  'time_limit.stage': STAGE_NAMES,
  'upload.media_type': Object.keys({ 'image/jpeg': true, 'application/pdf': true } satisfies Record<
    NewUpload['mediaType'],
    true
  >),
  'visit.answer': VISIT_ANSWER_NAMES,
};

const REMEDY = 'the database differs from the domain: write a migration that contains what the domain says today';

/** The values that a definition names, e.g. `ARRAY['a'::text, '-1'::integer, 7]`. */
function valuesIn(definition: string): string[] {
  return [...definition.matchAll(/'([^']*)'|(?<![\w])(\d+)/g)].map(([, text, number]) => text ?? number ?? '').sort();
}

const sorted = (values: readonly (string | number)[]) => values.map(String).sort();

interface Definition {
  readonly name: string;
  readonly text: string;
}

/** Constraints, indexes, views and functions of the schema, without those of extensions. */
const DEFINITIONS = `
  select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
  where connamespace = 'public'::regnamespace and contype = 'c'
  union all
  select c.relname, pg_get_indexdef(c.oid) from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'i'
  union all
  select viewname, definition from pg_views where schemaname = 'public'
  union all
  select p.proname, pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

async function definitions(): Promise<Definition[]> {
  return (await database.owner.raw(DEFINITIONS)).rows;
}

async function definition(name: string): Promise<string> {
  const found = (await definitions()).find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not in the database`);
  return found.text;
}

it('R:C9 accepts in every column with a list of values exactly those of the domain', async () => {
  const { rows } = await database.owner.raw<{ rows: { column: string; text: string }[] }>(`
    select t.relname || '.' || a.attname as column, pg_get_constraintdef(c.oid) as text
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    where c.contype = 'c' and c.connamespace = 'public'::regnamespace
      and pg_get_constraintdef(c.oid) like 'CHECK ((' || a.attname || ' = ANY (ARRAY[%'`);
  const found = Object.fromEntries(rows.map(({ column, text }) => [column, valuesIn(text)]));
  const wanted = Object.fromEntries(Object.entries(LISTS).map(([column, values]) => [column, sorted(values)]));
  expect(found, REMEDY).toEqual(wanted);
});

it.each([
  ['order_stage', orderStageSql],
  ['booking_state', bookingStateSql],
])('R:C5 R:C6 defines %s in SQL with the text that the domain generates today', async (name, generate) => {
  const trx = await database.owner.transaction();
  try {
    const defined = async (): Promise<string> =>
      (await trx.raw(`select pg_get_functiondef('${name}(text[])'::regprocedure) as text`)).rows[0].text;
    const stored = await defined();
    await trx.raw(`create or replace function ${name}(stages text[]) returns text language sql immutable parallel safe
      return ${generate()}`);
    expect(stored, REMEDY).toBe(await defined());
  } finally {
    await trx.rollback();
  }
});

it.each(['share_open', 'share_due'])('R:E5 leaves the final stages out of the index %s', async (index) => {
  const [, predicate = ''] = (await definition(index)).split(' WHERE ');
  expect(valuesIn(predicate), REMEDY).toEqual(sorted(TERMINAL_STAGES));
});

it('R:E1 assigns in SQL no work to the person who recorded its results, in the stages in which the domain forbids it', async () => {
  const [, stages = ''] = /wanted_stage in \(([^)]*)\)/.exec(await definition('next_person')) ?? [];
  const forbidden = STAGE_NAMES.filter((stage) =>
    commandsFrom(stage).some((command) => commandDefinition(command).notRecorder),
  );
  expect(valuesIn(stages), REMEDY).toEqual(sorted(forbidden));
});

it('R:C9 names stages only in parts of the database that are compared with the domain', async () => {
  const others = Object.entries(LISTS).flatMap(([column, values]) => (column.endsWith('.stage') ? [] : values));
  const stages = STAGE_NAMES.filter((stage) => !others.includes(stage));
  expect(stages.length).toBeGreaterThan(STAGE_NAMES.length / 2);
  const naming = (await definitions()).filter(({ text }) => stages.some((stage) => text.includes(`'${stage}'`)));
  expect(naming.map(({ name }) => name).sort()).toEqual([
    'assignment_turn_stage_known',
    'booking_state',
    'next_person',
    'order_stage',
    'share_due',
    'share_open',
    'share_stage_known',
    'time_limit_stage_known',
  ]);
});
