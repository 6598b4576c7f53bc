/**
 * The texts of messages: the standard ones of domain/notice.ts, or what administrators have changed them to
 * (requirement E6).
 */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import type { MessageTemplate, TemplateChange } from '../../domain/contract/message-template.ts';
import {
  type Changed,
  render,
  smsTemplateOf,
  TEMPLATE_NAMES,
  type TemplateName,
  template,
  templateFaults,
  wordNotice,
} from '../../domain/message-template.ts';
import type { Notice, TemplateText } from '../../domain/notice.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';
import type { SmsMessage, SmsTemplate } from '../../domain/sms.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';

interface Row extends TemplateText {
  readonly name: TemplateName;
  readonly approved_as: string | null;
}

/** The changed texts as an object by name, in SQL. */
export const CHANGED_TEMPLATES = `(select coalesce(json_object_agg(t.name, json_build_object('title', t.title, 'body', t.body)), '{}')
  from message_template t)`;

/** A message in its present wording. */
export async function wordNow(db: Reader, notice: Notice): Promise<TemplateText> {
  const own = await db('message_template')
    .where({ name: notice.name })
    .first<TemplateText | undefined>('title', 'body');
  return wordNotice(notice, (own ? { [notice.name]: own } : {}) satisfies Changed);
}

const nameOf = (sms: SmsTemplate): TemplateName => (sms === 'notice' ? 'sms_notice' : 'sms_verification_code');

/** An SMS in its present wording. */
export async function wordSms(
  db: Reader,
  sms: SmsTemplate,
  parameters: SmsMessage['parameters'],
): Promise<Pick<SmsMessage, 'template' | 'parameters' | 'text' | 'approvedAs'>> {
  const name = nameOf(sms);
  const own = await db('message_template').where({ name }).first<Row | undefined>();
  const text = render(own?.body ?? template(name).body, parameters);
  return { template: sms, parameters, text, approvedAs: own?.approved_as ?? null };
}

/** @param approves whether the SMS provider sends only texts that it has approved */
export async function listTemplates(db: Reader, approves: boolean): Promise<Listed<MessageTemplate>> {
  const own = new Map((await db('message_template').select<Row[]>()).map((row) => [row.name, row]));
  const data = TEMPLATE_NAMES.map((name) => keptOf(name, own.get(name), approves));
  return { data, total: data.length };
}

function keptOf(name: TemplateName, own: Row | undefined, approves: boolean): MessageTemplate {
  const { to, title, body } = template(name);
  return {
    id: name,
    to,
    title: own?.title ?? title,
    body: own?.body ?? body,
    approvedAs: own?.approved_as ?? '',
    changed: own !== undefined,
    needsApproval: approves && smsTemplateOf(name) !== null,
  };
}

/** @throws DomainProblem not_found */
export async function readTemplate(db: Reader, name: string, approves: boolean): Promise<MessageTemplate> {
  const known = TEMPLATE_NAMES.find((one) => one === name);
  if (!known) throw new DomainProblem('not_found');
  return keptOf(known, await db('message_template').where({ name }).first<Row | undefined>(), approves);
}

/**
 * A text that equals the standard one is not stored as the centre's own.
 * @throws DomainProblem not_found; invalid_input naming the places
 */
export async function changeTemplate(
  trx: Transaction,
  name: string,
  change: TemplateChange,
  approves: boolean,
  actor: Actor,
): Promise<MessageTemplate> {
  await trx.raw('lock table message_template in exclusive mode');
  const before = await readTemplate(trx, name, approves);
  const standard = template(before.id);
  const isSms = smsTemplateOf(before.id) !== null;
  const { body, approvedAs } = change;
  const title = isSms ? '' : change.title;
  const isStandard = title === standard.title && body === standard.body && approvedAs === '';
  refuse(before, { title, body, approvedAs }, isSms);
  if (isStandard) await trx('message_template').where({ name }).delete();
  else {
    const own = { name, title, body, approved_as: (isSms && approvedAs) || null };
    await trx('message_template').insert(own).onConflict('name').merge();
  }
  return record(trx, before, approves, 'change_message_template', actor);
}

function refuse({ id, needsApproval }: MessageTemplate, change: TemplateChange, isSms: boolean): void {
  const faults: FieldProblem[] = [...templateFaults(id, change)];
  if (!isSms && change.title === '')
    faults.unshift({ path: 'title', fault: { name: 'fill_in', params: { field: '消息标题' } } });
  if (needsApproval && change.approvedAs === '' && change.body !== template(id).body)
    faults.push({ path: 'approvedAs', fault: { name: 'approval_code_needed' } });
  if (faults.length > 0) throw new DomainProblem('invalid_input', {}, faults);
}

/** @throws DomainProblem not_found */
export async function resetTemplate(
  trx: Transaction,
  name: string,
  approves: boolean,
  actor: Actor,
): Promise<MessageTemplate> {
  await trx.raw('lock table message_template in exclusive mode');
  const before = await readTemplate(trx, name, approves);
  await trx('message_template').where({ name }).delete();
  return record(trx, before, approves, 'reset_message_template', actor);
}

async function record(
  trx: Transaction,
  before: MessageTemplate,
  approves: boolean,
  name: 'change_message_template' | 'reset_message_template',
  actor: Actor,
): Promise<MessageTemplate> {
  const after = await readTemplate(trx, before.id, approves);
  if (changesOf(before, after).length === 0) return after;
  const [old, now] = [recordOf(before), recordOf(after)];
  await appendEvent(trx, { stream: streamOf(before.id), name, actor, before: old, after: now });
  return after;
}

const streamOf = (name: TemplateName) => `template:${name}`;

const recordOf = ({ id, title, body, approvedAs }: MessageTemplate) => ({
  name: template(id).zh,
  title,
  body,
  approvedAs,
});

const changesOf = (before: TemplateChange, after: TemplateChange) =>
  changesBetween<TemplateChange>(['title', 'body', 'approvedAs'], before, after);

/** @throws DomainProblem not_found */
export async function templateHistory(db: Reader, name: string): Promise<z.output<typeof RecordHistory>> {
  const { id } = await readTemplate(db, name, false);
  return recordHistory<TemplateChange>(db, streamOf(id), changesOf);
}
