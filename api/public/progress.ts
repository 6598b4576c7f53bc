/** Progress and certificates for people who hold the order slip: offices instead of people, no notes. */
import type { OrderProgress } from '../../domain/contract/public.ts';
import type { Language } from '../../domain/language.ts';
import { orderStage } from '../../domain/stage.ts';
import type { KeyRing } from '../../store/keys/ring.ts';
import type { StoredOrder } from '../../store/order/stored.ts';
import { instant, instantOrNull } from '../../store/sql/list.ts';
import { type Linked, linkToken } from '../certificates/link.ts';
import { publicActorOf } from '../orders/view.ts';

/** @param slipPassword another one ends the links */
export function progressOf(
  order: StoredOrder,
  language: Language,
  secrets: KeyRing,
  slipPassword: string,
): OrderProgress {
  const linkTo = (linked: Linked, id: string) => linkToken({ secrets, linked }, id, slipPassword);
  const modes = new Map(order.shares.map((share) => [share.id, share.deliveryMode]));
  return {
    number: order.number ?? '',
    kind: order.kind,
    applicant: order.enterprise.name,
    stage: orderStage(order.shares.map(({ stage }) => stage)),
    submittedAt: instant(order.submittedAt ?? order.createdAt),
    shares: order.shares.map((share) => ({
      id: share.id,
      institutionName: share.institutionName,
      deliveryMode: share.deliveryMode,
      stage: share.stage,
      instrumentCount: order.items.filter((item) => item.shareId === share.id && item.state === 'active').length,
      visitStartsAt: instantOrNull(share.visit?.startsAt ?? null),
    })),
    timeline: order.events.map((event) => ({
      at: instant(event.at),
      event: event.name,
      deliveryMode: (event.shareId && modes.get(event.shareId)) || null,
      actor: publicActorOf(order, event, language),
    })),
    certificates: order.items.flatMap(({ certificate, instrument }) =>
      certificate
        ? [
            {
              ...certificate,
              issuedAt: instant(certificate.issuedAt),
              instrumentName: instrument.name,
              serialNumber: instrument.serialNumber,
              downloadPath: certificate.ready
                ? `/api/public/certificates/${linkTo('certificate', certificate.id)}`
                : null,
              digitalPath: certificate.digital
                ? `/api/public/certificates/${linkTo('certificate', certificate.id)}/digital`
                : null,
            },
          ]
        : [],
    ),
    archivePath:
      order.items.filter(({ certificate }) => certificate?.ready).length > 1
        ? `/api/public/orders/${linkTo('order', order.id)}/certificates`
        : null,
  };
}
