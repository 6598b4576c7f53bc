/** An order as its reader may see it: customers read offices and finished results, staff read persons. */
import { type Command, commandDefinition, commandsOffered } from '../../domain/command.ts';
import type { Order, OrderItem, Share, TimelineEntry } from '../../domain/contract/order.ts';
import { isOfOtherDepartment } from '../../domain/department.ts';
import { maskedMobile } from '../../domain/masking.ts';
import { rolesOf } from '../../domain/permission.ts';
import { DomainProblem, type Language } from '../../domain/problem.ts';
import { DUTIES, type Role } from '../../domain/role.ts';
import { orderStage, type Stage } from '../../domain/stage.ts';
import { principalOf, type SignedIn } from '../../store/account/signed-in.ts';
import { instant, instantOrNull } from '../../store/list.ts';
import type { StoredEvent, StoredItem, StoredOrder, StoredShare } from '../../store/order/read.ts';
import type { PersonalData } from '../../store/personal-data.ts';

interface OrderReader {
  readonly account: SignedIn;
  readonly roles: readonly Role[];
  readonly language: Language;
}

/** What customers are told of the notes: what is meant for them or comes from them. */
const CUSTOMERS_READ_NOTES_OF: readonly string[] = [
  'reject_first_review',
  'reject_second_review',
  'resubmit',
  'schedule',
  'reschedule',
  'request_another_date',
  'cancel',
] satisfies Command[];
const CUSTOMERS_READ_NOTES_IN: readonly Stage[] = ['rejected', 'scheduled', 'cancelled'];

const isCustomer = ({ account }: OrderReader) => account.enterpriseId !== null;

/**
 * The order as this person may see it.
 * @throws DomainProblem not_found where it is not theirs: a customer's own, or submitted to the staff's institution
 */
export function orderFor(
  order: StoredOrder | null,
  account: SignedIn,
  language: Language,
  personal: PersonalData,
): Order {
  const reader: OrderReader = { account, roles: rolesOf(principalOf(account)), language };
  if (!order || !mayRead(order, account)) throw new DomainProblem('not_found');
  const stages = new Map(order.shares.map((share) => [share.id, share.stage]));
  return {
    id: order.id,
    number: order.number,
    stage: orderStage(order.shares.map(({ stage }) => stage)),
    instrumentCount: order.items.filter(({ state }) => state !== 'withdrawn').length,
    contactName: order.contact?.name ?? null,
    submittedAt: instantOrNull(order.submittedAt),
    createdAt: instant(order.createdAt),
    enterprise: order.enterprise,
    contact: order.contact && contactFor(order.contact, reader, personal),
    remarks: order.remarks,
    sequence: order.sequence,
    shares: order.shares.map((share) => shareFor(order, share, reader)),
    items: order.items.map((item) => itemFor(item, item.shareId ? stages.get(item.shareId) : undefined, reader)),
    timeline: order.events.map((event) => entryFor(event, reader)),
  };
}

/** The customer reads the phone number whole; staff reveal it where they need it, which is recorded. */
function contactFor(
  { mobileSealed, ...contact }: NonNullable<StoredOrder['contact']>,
  reader: OrderReader,
  personal: PersonalData,
): Order['contact'] {
  const mobile = personal.open(Buffer.from(mobileSealed, 'hex'));
  return { ...contact, mobile: isCustomer(reader) ? mobile : maskedMobile(mobile) };
}

function mayRead(order: StoredOrder, { enterpriseId, institutionId }: SignedIn): boolean {
  if (enterpriseId !== null) return order.enterprise.id === enterpriseId;
  return order.shares.some((share) => share.institutionId === institutionId);
}

function shareFor(order: StoredOrder, share: StoredShare, reader: OrderReader): Share {
  const hidden = isCustomer(reader) && !CUSTOMERS_READ_NOTES_IN.includes(share.stage);
  return {
    ...share,
    orderId: order.id,
    stageSince: instant(share.stageSince),
    dueAt: instantOrNull(share.dueAt),
    notes: hidden ? null : share.notes,
    visit: share.visit && {
      ...share.visit,
      shareId: share.id,
      startsAt: instant(share.visit.startsAt),
      endsAt: instant(share.visit.endsAt),
    },
    commands: commandsFor(order, share, reader),
  };
}

function commandsFor(order: StoredOrder, share: StoredShare, reader: OrderReader): Command[] {
  if (!isCustomer(reader) && share.institutionId !== reader.account.institutionId) return [];
  const recorded = order.items.some(
    ({ shareId, result }) => shareId === share.id && result?.recordedById === reader.account.id,
  );
  return commandsOffered(share.stage, reader.roles).filter(
    (command) =>
      !(recorded && commandDefinition(command).notRecorder) &&
      !isOfOtherDepartment(command, reader.account, share.departmentId),
  );
}

function itemFor(
  { result, certificate, ...item }: StoredItem,
  stage: Stage | undefined,
  reader: OrderReader,
): OrderItem {
  const shown = !isCustomer(reader) || stage === 'completed' ? result : null;
  return {
    ...item,
    result: shown && {
      conclusion: shown.conclusion,
      reason: shown.reason,
      measured: shown.measured,
      recordedBy: isCustomer(reader) ? publicActor('submit_results', reader.language) : shown.recordedBy,
      recordedAt: instant(shown.recordedAt),
    },
    certificate: certificate && { ...certificate, issuedAt: instant(certificate.issuedAt) },
  };
}

function entryFor(event: StoredEvent, reader: OrderReader): TimelineEntry {
  const customer = isCustomer(reader);
  return {
    sequence: event.sequence,
    at: instant(event.at),
    event: event.name,
    shareId: event.shareId,
    toStage: event.toStage,
    actor: customer ? publicActorOf(event, reader.language) : event.actorName,
    notes: customer && !CUSTOMERS_READ_NOTES_OF.includes(event.name) ? null : event.notes,
  };
}

/** The office that the public reads instead of a person. */
export function publicActorOf(event: Pick<StoredEvent, 'name' | 'actorKind'>, language: Language): string {
  if (event.name === 'submit') return publicActor('resubmit', language);
  if (event.name === 'overdue') return language === 'zh' ? '系统' : 'System';
  if (event.name === 'cancel' && event.actorKind === 'staff') return DUTIES.supervisor[language];
  return publicActor(event.name as Command, language);
}

function publicActor(command: Command, language: Language): string {
  const definition = commandDefinition(command);
  return language === 'zh' ? definition.publicActorZh : definition.publicActorEn;
}
