import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Order, OrderDraft, type OrderKind } from '../../domain/contract/order.ts';
import { NO_DETAILS } from '../../domain/contract/order-details.ts';
import { detailsOf, ORDER_DETAIL_NAMES } from '../../domain/order-detail.ts';
import { call } from '../api.ts';
import { useNotify } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { useContractForm } from '../parts/useContractForm.ts';
import type { Chosen } from './InstrumentPicker.tsx';
import { ORDERS_AT } from './kind.ts';
import type { RefusedInstrument } from './Refused.tsx';
import { useDraft } from './useDraft.ts';
import { useOrderT } from './useOrderT.ts';

/** The form of an order: saved as a draft, then submitted once, however often it is attempted. */
export function useOrderForm(kind: OrderKind, draft: Order | null) {
  const tOrder = useOrderT(kind);
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { waiting, command } = useCommand();
  const [dialog, setDialog] = useState<'submit' | 'remove' | null>(null);
  const [chosen, setModes] = useState<Chosen>(
    new Map(draft?.items.map((item) => [item.instrumentId, item.deliveryMode])),
  );
  const form = useContractForm(OrderDraft, {
    contactId: draft?.contact?.id ?? null,
    instrumentIds: [...chosen.keys()],
    ...(draft ? detailsOf(draft) : NO_DETAILS),
  });
  const body = form.values as OrderDraft;
  const { orderId, savedAt, save, end } = useDraft({
    kind,
    draft,
    body,
    onSaved: () => form.clearErrors(['root', 'instrumentIds', ...ORDER_DETAIL_NAMES]),
    onFault: form.fail,
  });

  const setChosen = (next: Chosen) => {
    setModes(next);
    form.change('instrumentIds', [...next.keys()]);
  };
  /** The instruments that an error names as `instrumentIds.3`. */
  const refused = body.instrumentIds.flatMap((instrumentId, index): RefusedInstrument[] => {
    const message = form.fault(`instrumentIds.${index}`);
    return message ? [{ instrumentId, message }] : [];
  });
  const refresh = () =>
    Promise.all(['orders', 'order', 'instruments'].map((name) => client.invalidateQueries({ queryKey: [name] })));

  return {
    form,
    chosen,
    setChosen,
    refused,
    dropRefused: () => {
      const gone = new Set(refused.map(({ instrumentId }) => instrumentId));
      setChosen(new Map([...chosen].filter(([id]) => !gone.has(id))));
      form.clearErrors('root');
    },
    orderId,
    savedAt,
    dialog,
    setDialog,
    waiting,
    /** Checks the required fields before it asks for confirmation. */
    ask: () => {
      if (!body.contactId) form.setError('contactId', { message: tOrder('needContact') });
      if (chosen.size === 0) form.setError('instrumentIds', { message: tOrder('needInstrument') });
      if (body.contactId && chosen.size > 0) setDialog('submit');
    },
    saveDraft: () =>
      form.submit(async () => {
        await save();
        await refresh();
        notify(tOrder('saved'));
        navigate(ORDERS_AT[kind]);
      }),
    submit: async () => {
      try {
        const id = await save();
        const result = await command('submitOrder', { params: { orderId: id }, body: {} });
        await end();
        await refresh();
        notify(tOrder('done', { number: result.number ?? '' }));
        navigate(`${ORDERS_AT[kind]}/${id}`);
      } catch (error) {
        form.showAtFields(error);
        throw error;
      }
    },
    remove: async () => {
      const saved = await end();
      if (saved) await call('deleteOrder', { params: { orderId: saved } });
      await refresh();
      navigate(ORDERS_AT[kind]);
    },
  };
}
