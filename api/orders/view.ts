/** An order for a given reader: customers read offices and finished results, staff read people. */
import { bookingState } from '../../domain/booking-state.ts';
import { type Command, commandDefinition, commandsOffered, isCommand } from '../../domain/command.ts';
import type { Differences } from '../../domain/contract/differences.ts';
import type { Order, OrderItem, TimelineEntry } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { isOfOtherDepartment } from '../../domain/department.ts';
import type { Language } from '../../domain/language.ts';
import { maskedMobile } from '../../domain/masking.ts';
import { may, rolesOf } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { DUTIES, type Role } from '../../domain/role.ts';
import { COMPLETED, orderStage, STAGES, type Stage } from '../../domain/stage.ts';
import { VISIT_STEPS } from '../../domain/visit.ts';
import { isSupervisorOfCentre, mayCommand, principalOf, type SignedIn } from '../../store/account/signed-in.ts';
import type { StoredEvent, StoredItem, StoredOrder, StoredShare } from '../../store/order/stored.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';
import { instant, instantOrNull } from '../../store/sql/list.ts';
import { visitOf } from '../../store/visit/visit.ts';

interface OrderReader {
  readonly account: SignedIn;
  readonly roles: readonly Role[];
  readonly language: Language;
}

/** Notes that customers may read: those meant for them or written by them. */
const customerReadsNotesOf = (event: string) => isCommand(event) && commandDefinition(event).customerReadsNotes;

const isCustomer = ({ account }: OrderReader) => account.enterpriseId !== null;

/**
 * The order as this person may read it.
 * @throws DomainProblem not_found unless it is the customer's own, or was submitted to the institution of the member
 * of staff
 */
export function orderFor(
  order: StoredOrder | null,
  account: SignedIn,
  language: Language,
  personal: PersonalData,
): Order {
  const reader: OrderReader = { account, roles: rolesOf(principalOf(account)), language };
  if (!order || !mayReadOrder(ownersOf(order), account)) throw new DomainProblem('not_found');
  const { shares, items, events } = visibleTo(order, reader);
  const stages = new Map(shares.map((share) => [share.id, share.stage]));
  const { events: _, ...stored } = order;
  return {
    ...stored,
    stage: orderStage(shares.map(({ stage }) => stage)),
    state: bookingState(shares.map(({ stage }) => stage)),
    instrumentCount: items.filter(({ state }) => state !== 'withdrawn').length,
    contactName: order.contact?.name ?? null,
    submittedAt: instantOrNull(order.submittedAt),
    createdAt: instant(order.createdAt),
    contact: order.contact && contactFor(order.contact, reader, personal),
    shares: shares.map((share) => shareFor(order, share, reader)),
    items: items.map((item) => itemFor(item, item.shareId ? stages.get(item.shareId) : undefined, reader)),
    timeline: events.map((event) => entryFor(order, event, { shares, items }, reader)),
  };
}

/** The customer reads the unmasked phone number; staff reveal it if they need it, which is recorded. */
function contactFor(
  { mobileSealed, ...contact }: NonNullable<StoredOrder['contact']>,
  reader: OrderReader,
  personal: PersonalData,
): Order['contact'] {
  const mobile = personal.open(Buffer.from(mobileSealed, 'hex'));
  return { ...contact, mobile: isCustomer(reader) ? mobile : maskedMobile(mobile) };
}

export interface OwnersOfOrder {
  /** Null for a draft. */
  readonly number: string | null;
  readonly enterpriseId: string;
  readonly institutionIds: readonly string[];
}

/** Whether the order is within the person's reach: a draft only within its customer's. */
export function mayReadOrder({ number, enterpriseId, institutionIds }: OwnersOfOrder, account: SignedIn): boolean {
  if (!may(principalOf(account), 'order.read')) return false;
  if (account.enterpriseId !== null) return enterpriseId === account.enterpriseId;
  if (number === null) return false;
  return isSupervisorOfCentre(account) || institutionIds.some((id) => id === account.institutionId);
}

const ownersOf = ({ number, enterprise, shares }: StoredOrder): OwnersOfOrder => ({
  number,
  enterpriseId: enterprise.id,
  institutionIds: shares.map(({ institutionId }) => institutionId),
});

/**
 * Staff of an institution read its shares of the order; customers and the supervisors of this centre read all of it.
 */
function visibleTo(order: StoredOrder, { account }: OrderReader): Pick<StoredOrder, 'shares' | 'items' | 'events'> {
  if (account.enterpriseId !== null || isSupervisorOfCentre(account)) return order;
  const shares = order.shares.filter(({ institutionId }) => institutionId === account.institutionId);
  const own = new Set(shares.map(({ id }) => id));
  return {
    shares,
    items: order.items.filter(({ shareId }) => shareId !== null && own.has(shareId)),
    events: order.events.filter(
      ({ sequence, shareId }) =>
        shareId === null || own.has(shareId) || shares.some(({ openedAt }) => openedAt === sequence),
    ),
  };
}

function shareFor(order: StoredOrder, share: StoredShare, reader: OrderReader): Share {
  const hidden = isCustomer(reader) && !STAGES[share.stage].customerReadsNotes;
  return {
    ...share,
    orderId: order.id,
    stageSince: instant(share.stageSince),
    dueAt: instantOrNull(share.dueAt),
    notes: hidden ? null : share.notes,
    visit: share.visit && { ...visitOf(share.visit), ...(isCustomer(reader) ? { travel: null } : {}) },
    travel: isCustomer(reader) ? null : share.travel,
    commands: commandsFor(order, share, reader),
  };
}

function commandsFor(order: StoredOrder, share: StoredShare, reader: OrderReader): Command[] {
  const owners = { enterpriseId: order.enterprise.id, institutionId: share.institutionId };
  const recorded = order.items.some(
    ({ shareId, result }) => shareId === share.id && result?.recordedById === reader.account.id,
  );
  return commandsOffered(share.stage, order.kind, reader.roles).filter(
    (command) =>
      mayCommand(reader.account, owners, commandDefinition(command)) &&
      !(recorded && commandDefinition(command).notRecorder) &&
      !(command === 'confirm_visit' && share.visit?.answer === 'confirmed') &&
      !isOfOtherDepartment(command, reader.account, share.departmentId),
  );
}

function itemFor(
  { result, certificate, ...item }: StoredItem,
  stage: Stage | undefined,
  reader: OrderReader,
): OrderItem {
  return {
    ...item,
    result: result && (!isCustomer(reader) || stage === COMPLETED) ? resultFor(result, reader) : null,
    certificate: certificate && {
      ...certificate,
      issuedAt: instant(certificate.issuedAt),
      withdrawnAt: certificate.withdrawnAt && instant(certificate.withdrawnAt),
    },
  };
}

function resultFor(
  { recordedById: _, ...result }: NonNullable<StoredItem['result']>,
  reader: OrderReader,
): OrderItem['result'] {
  const recordedBy = isCustomer(reader) ? publicActor('submit_results', reader.language) : result.recordedBy;
  return { ...result, recordedBy, recordedAt: instant(result.recordedAt) };
}

function entryFor(
  order: StoredOrder,
  event: StoredEvent,
  visible: Pick<StoredOrder, 'shares' | 'items'>,
  reader: OrderReader,
): TimelineEntry {
  const customer = isCustomer(reader);
  return {
    sequence: event.sequence,
    at: instant(event.at),
    event: event.name,
    shareId: event.shareId,
    toStage: event.toStage,
    actor: customer ? publicActorOf(order, event, reader.language) : event.actorName,
    notes: customer && !customerReadsNotesOf(event.name) ? null : event.notes,
    itemIds: event.body?.itemIds ?? event.body?.items?.map(({ itemId }) => itemId) ?? null,
    refused: event.body?.refused ?? [],
    signature: event.body?.signature ?? null,
    differences: differencesFor(event, visible),
  };
}

/** Readers who did not have the earlier share read the changes of the instruments that they have now. */
function differencesFor(
  { shareId, differences }: StoredEvent,
  { shares, items }: Pick<StoredOrder, 'shares' | 'items'>,
): Differences | null {
  if (!differences || shares.some(({ id }) => id === shareId)) return differences;
  const own = new Set(items.map(({ id }) => id));
  return { ...differences, items: differences.items.filter(({ itemId }) => own.has(itemId)) };
}

/** The office that the public reads instead of a person's name. */
export function publicActorOf(
  order: Pick<StoredOrder, 'kind' | 'shares'>,
  event: Pick<StoredEvent, 'name' | 'actorKind' | 'shareId'>,
  language: Language,
): string {
  if (event.name === 'submit') return publicActor('resubmit', language);
  if (event.name === 'overdue' || event.name in VISIT_STEPS) return language === 'zh' ? '系统' : 'System';
  if (event.name === 'extend') return DUTIES.supervisor[language];
  const command = event.name as Command;
  const { roles } = commandDefinition(command);
  const isOfInstitution = !roles.includes('customer');
  // Only a supervisor gives customers' commands on their behalf.
  if (!isOfInstitution && event.actorKind === 'staff') return DUTIES.supervisor[language];
  const share = order.shares.find(({ id }) => id === event.shareId);
  if (order.kind === 'mandatory' && isOfInstitution && share) return share.institutionName;
  return publicActor(command, language);
}

function publicActor(command: Command, language: Language): string {
  const definition = commandDefinition(command);
  return language === 'zh' ? definition.publicActorZh : definition.publicActorEn;
}
