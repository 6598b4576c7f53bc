import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Order } from '../../domain/contract/order.ts';
import { ApiProblem, call } from '../api.ts';
import { useNotice } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import { useWords } from '../words/index.tsx';
import type { Chosen } from './InstrumentPicker.tsx';
import type { RefusedInstrument } from './Refused.tsx';

/** State of the application being written: kept as a draft, then submitted once, however often it is tried. */
export function useOrderForm(draft: Order | null) {
  const words = useWords();
  const say = useNotice();
  const navigate = useNavigate();
  const client = useQueryClient();
  const orderId = useRef(draft?.id ?? null);
  const savedBody = useRef('');
  const { waiting, run } = useCommand();
  const [contactId, setContactId] = useState(draft?.contact?.id ?? '');
  const [remarks, setRemarks] = useState(draft?.remarks ?? '');
  const [chosen, setChosen] = useState<Chosen>(
    new Map(draft?.items.map((item) => [item.instrumentId, item.deliveryMode])),
  );
  const [faults, setFaults] = useState<{ contact?: string; instruments?: string }>({});
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<readonly RefusedInstrument[]>([]);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [removing, setRemoving] = useState(false);

  const save = async (): Promise<string> => {
    const body = { contactId: contactId || null, instrumentIds: [...chosen.keys()], remarks };
    // Saved as it stands: sending it again would fail if the submission went through and only its answer was lost.
    if (orderId.current && savedBody.current === JSON.stringify(body)) return orderId.current;
    setRefused([]);
    try {
      const saved = orderId.current
        ? await call('changeOrder', { params: { orderId: orderId.current }, body })
        : await call('createOrder', { body });
      orderId.current = saved.id;
      savedBody.current = JSON.stringify(body);
      return saved.id;
    } catch (fault) {
      setRefused(refusedBy(fault, body.instrumentIds));
      throw fault;
    }
  };
  const refresh = () =>
    Promise.all(['orders', 'order', 'instruments'].map((name) => client.invalidateQueries({ queryKey: [name] })));

  return {
    contactId,
    setContactId,
    remarks,
    setRemarks,
    chosen,
    setChosen,
    faults,
    error,
    refused,
    dropRefused: () => {
      const gone = new Set(refused.map(({ instrumentId }) => instrumentId));
      setChosen(new Map([...chosen].filter(([id]) => !gone.has(id))));
      setRefused([]);
      setError(null);
    },
    busy,
    asking,
    waiting,
    removing,
    setRemoving,
    closeAsking: () => setAsking(false),
    /** Checks what must be there before it asks for the confirmation. */
    ask: () => {
      const found = {
        ...(contactId ? {} : { contact: words.orders.needContact }),
        ...(chosen.size > 0 ? {} : { instruments: words.orders.needInstrument }),
      };
      setFaults(found);
      setAsking(Object.keys(found).length === 0);
    },
    saveDraft: async () => {
      setBusy(true);
      setError(null);
      try {
        await save();
        await refresh();
        say(words.orders.saved);
        navigate('/my/orders');
      } catch (fault) {
        setError(fault);
      } finally {
        setBusy(false);
      }
    },
    submit: async () => {
      const id = await save();
      const result = await run({}, (idempotencyKey) =>
        call('submitOrder', { params: { orderId: id }, body: {}, idempotencyKey }),
      );
      await refresh();
      say(words.orders.done(result.number ?? ''));
      navigate(`/my/orders/${id}`);
    },
    remove: async () => {
      if (draft) await call('deleteOrder', { params: { orderId: draft.id } });
      await refresh();
      navigate('/my/orders');
    },
  };
}

/** The instruments that an answer names as `instrumentIds.3`. */
function refusedBy(fault: unknown, instrumentIds: readonly string[]): RefusedInstrument[] {
  if (!(fault instanceof ApiProblem)) return [];
  return fault.fields.flatMap(({ path, message }) => {
    const instrumentId = instrumentIds[Number(/^instrumentIds\.(\d+)$/.exec(path)?.[1])];
    return instrumentId ? [{ instrumentId, message }] : [];
  });
}
