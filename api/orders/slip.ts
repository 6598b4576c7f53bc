import { readSlip } from '../../store/order/slip.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { enterpriseOf } from '../http/scope.ts';

export function slipHandlers({
  db,
  config,
  personal,
}: ApiDependencies): Pick<Handlers, 'getOrderSlip' | 'printOrderSlip'> {
  const keys = { dataKey: config.dataKey, personal };
  const lookupUrl = (number: string) => `${config.publicUrl}/lookup?number=${number}`;
  return {
    async getOrderSlip({ account, params }) {
      const { number, password } = await readSlip(db, keys, enterpriseOf(account), params.orderId);
      return { number, password, url: lookupUrl(number) };
    },

    async printOrderSlip({ account, params }) {
      const slip = await readSlip(db, keys, enterpriseOf(account), params.orderId);
      // Fonts and the PDF engine are heavy and most copies of the API print rarely.
      const { renderOrderSlip } = await import('../../documents/order-slip.ts');
      const bytes = await renderOrderSlip({ ...slip, lookupUrl: lookupUrl(slip.number) });
      return { name: `委托单-${slip.number}.pdf`, bytes };
    },
  };
}
