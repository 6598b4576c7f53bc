import type { BookingFormData } from '../../documents/booking-form.ts';
import type { InstrumentSnapshot } from '../../domain/contract/order.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { readOrder } from '../../store/order/read.ts';
import { readSlip, replaceSlipPassword } from '../../store/order/slip.ts';
import type { StoredOrder } from '../../store/order/stored.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { orderFor } from './view.ts';

export function slipHandlers({ db, config, personal }: ApiDependencies) {
  const lookupUrl = (number: string) => `${config.publicUrl}/lookup?number=${number}`;
  return {
    async getOrderSlip({ account, params }) {
      const { number, password } = await readSlip(db, config.dataKey, enterpriseOf(account), params.orderId);
      return { number, password, url: lookupUrl(number) };
    },

    async replaceSlipPassword({ account, params }) {
      await db.transaction((trx) =>
        replaceSlipPassword(trx, config.dataKey, enterpriseOf(account), params.orderId, actorOf(account)),
      );
      const { number, password } = await readSlip(db, config.dataKey, enterpriseOf(account), params.orderId);
      return { number, password, url: lookupUrl(number) };
    },

    async printBookingForm({ account, params }) {
      const order = await readOrder(db, params.orderId);
      const isOwn = order?.enterprise.id === enterpriseOf(account);
      if (!isOwn || order.number === null || order.submittedAt === null) throw new DomainProblem('not_found');
      if (order.kind !== 'mandatory') throw new DomainProblem('not_of_this_kind');
      const { renderBookingForm } = await import('../../documents/booking-form.ts');
      const bytes = await renderBookingForm({
        number: order.number,
        lookupUrl: lookupUrl(order.number),
        enterpriseName: order.enterprise.name,
        submittedAt: order.submittedAt,
        remarks: order.remarks,
        parts: formParts(order),
      });
      return { name: `强制检定器具预约单-${order.number}.pdf`, bytes };
    },

    async printOrderSlip({ account, params }) {
      const { number, password } = await readSlip(db, config.dataKey, enterpriseOf(account), params.orderId);
      const order = orderFor(await readOrder(db, params.orderId), account, 'zh', personal);
      // Fonts and the PDF engine are large, and most copies of the API rarely print.
      const { renderOrderSlip } = await import('../../documents/order-slip.ts');
      const bytes = await renderOrderSlip({ order, password, lookupUrl: lookupUrl(number) });
      return { name: `委托单-${number}.pdf`, bytes };
    },
  } satisfies Partial<Handlers>;
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
