import type { BookingFormData } from '../../documents/booking-form.ts';
import type { OrderSlipData } from '../../documents/order-slip.ts';
import type { InstrumentSnapshot, Order } from '../../domain/contract/order.ts';
import { detailsOf } from '../../domain/order-detail.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { readOrder } from '../../store/order/read.ts';
import { readSlip, replaceSlipPassword } from '../../store/order/slip.ts';
import type { StoredOrder } from '../../store/order/stored.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { orderFor } from './view.ts';

export function slipHandlers({ db, config, personal, documents }: ApiDependencies) {
  const lookupUrl = (number: string) => `${config.publicUrl}/lookup?number=${number}`;
  return {
    async getOrderSlip({ account, params }) {
      const { number, password } = await readSlip(db, config.dataKeys, enterpriseOf(account), params.orderId);
      return { number, password, url: lookupUrl(number) };
    },

    async replaceSlipPassword({ account, params }) {
      await db.transaction((trx) =>
        replaceSlipPassword(trx, config.dataKeys, enterpriseOf(account), params.orderId, actorOf(account)),
      );
      const { number, password } = await readSlip(db, config.dataKeys, enterpriseOf(account), params.orderId);
      return { number, password, url: lookupUrl(number) };
    },

    async printBookingForm({ account, params }) {
      const order = await readOrder(db, params.orderId);
      const isOwn = order?.enterprise.id === enterpriseOf(account);
      if (!isOwn || order.number === null || order.submittedAt === null) throw new DomainProblem('not_found');
      if (order.kind !== 'mandatory') throw new DomainProblem('not_of_this_kind');
      const { number, submittedAt, remarks } = order;
      const enterpriseName = order.enterprise.name;
      const form = {
        number,
        lookupUrl: lookupUrl(number),
        enterpriseName,
        submittedAt,
        remarks,
        parts: formParts(order),
      };
      const bytes = await documents.run('bookingForm', [form]);
      return { name: `强制检定器具预约单-${order.number}.pdf`, bytes };
    },

    async printOrderSlip({ account, params }) {
      const { number, password } = await readSlip(db, config.dataKeys, enterpriseOf(account), params.orderId);
      const order = printed(orderFor(await readOrder(db, params.orderId), account, 'zh', personal));
      const bytes = await documents.run('orderSlip', [{ order, password, lookupUrl: lookupUrl(number) }]);
      return { name: `委托单-${number}.pdf`, bytes };
    },
  } satisfies Partial<Handlers>;
}

/** What the slip shows of the order: an order that changes elsewhere keeps its slip. */
function printed(order: Order): OrderSlipData['order'] {
  const { kind, number, enterprise, contact, submittedAt, items } = order;
  return { ...detailsOf(order), kind, number, enterprise, contact, submittedAt, items };
}

/** One form for each institution, with its instruments. */
function formParts({ shares, items }: StoredOrder): BookingFormData['parts'] {
  const institutions = new Map(shares.map((share) => [share.id, share.institutionName]));
  const parts = new Map<string, InstrumentSnapshot[]>();
  for (const { shareId, state, instrument } of items) {
    const institution = shareId && state === 'active' ? institutions.get(shareId) : undefined;
    if (institution) parts.set(institution, [...(parts.get(institution) ?? []), instrument]);
  }
  return [...parts].map(([institutionName, instruments]) => ({ institutionName, instruments }));
}
