import type { Order } from '../../domain/contract/order.ts';
import type { ShareRow } from '../../domain/contract/queue.ts';
import type { Share } from '../../domain/contract/share.ts';
import { hasOpenVisit } from '../../domain/stage.ts';

/** A share in the console: a row of a list, with the whole order after that has been opened. */
export interface ShareRecord extends ShareRow {
  order?: Order;
}

/** The row of a share, made from its order. */
export function shareRecord(order: Order, shareId: string): ShareRecord {
  const share = shareOf(order, shareId);
  return {
    // Whatever the applicant says of the order as a whole.
    ...order,
    id: share.id,
    orderId: order.id,
    kind: order.kind,
    orderNumber: order.number ?? '',
    enterpriseName: order.enterprise.name,
    contactName: order.contact?.name ?? '',
    contactMobile: order.contact?.mobile ?? '',
    departmentName: share.departmentName,
    deliveryMode: share.deliveryMode,
    stage: share.stage,
    instrumentCount: order.items.filter((item) => item.shareId === share.id && item.state === 'active').length,
    submittedAt: order.submittedAt ?? order.createdAt,
    stageSince: share.stageSince,
    dueAt: share.dueAt,
    visitStartsAt: share.visit?.startsAt ?? null,
    visitAnswer: hasOpenVisit(share.stage) ? (share.visit?.answer ?? null) : null,
    // The page of an order polls the claim itself.
    claim: null,
    order,
  };
}

/** @throws Error if the order has no such share */
export function shareOf(order: Order, shareId: string): Share {
  const share = order.shares.find(({ id }) => id === shareId);
  if (!share) throw new Error(`Order ${order.number} has no share ${shareId}`);
  return share;
}
