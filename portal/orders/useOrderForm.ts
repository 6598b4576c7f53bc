import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Order, OrderKind } from '../../domain/contract/order.ts';
import { ApiProblem, call } from '../api.ts';
import { useNotify } from '../parts/Notice.tsx';
import { useCommand } from '../parts/useCommand.ts';
import type { Chosen } from './InstrumentPicker.tsx';
import { draftPath, ORDERS_AT } from './kind.ts';
import type { RefusedInstrument } from './Refused.tsx';
import { useOrderWords } from './useOrderWords.ts';

/** How long nothing is changed before the draft is saved by itself. */
const AUTOSAVE = 1_500;

/** State of the application being written: kept as a draft, then submitted once, however often it is tried. */
export function useOrderForm(kind: OrderKind, draft: Order | null) {
  const words = useOrderWords(kind);
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const orderId = useRef(draft?.id ?? null);
  const savedBody = useRef('');
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const leaving = useRef(false);
  /** When this page saved it last. */
  const [savedAt, setSavedAt] = useState('');
  const { waiting, command } = useCommand();
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

  const body = { contactId: contactId || null, instrumentIds: [...chosen.keys()], remarks };
  const text = JSON.stringify(body);
  /** One after the other, so that the draft is made once and the last words stay. */
  const save = (): Promise<string> => {
    const next = saving.current.then(write, write);
    saving.current = next;
    return next;
  };
  const write = async (): Promise<string> => {
    // Saved as it stands: sending it again would fail if the submission went through and only its answer was lost.
    if (orderId.current && savedBody.current === text) return orderId.current;
    setRefused([]);
    try {
      const saved = orderId.current
        ? await call('changeOrder', { params: { orderId: orderId.current }, body })
        : await call('createOrder', { body: { kind, ...body } });
      // Who loads the page again finds the draft.
      if (!orderId.current) window.history.replaceState(window.history.state, '', draftPath(kind, saved.id));
      orderId.current = saved.id;
      savedBody.current = text;
      setSavedAt(new Date().toISOString());
      return saved.id;
    } catch (fault) {
      setRefused(refusedBy(fault, body.instrumentIds));
      throw fault;
    }
  };
  const opened = useRef(text);
  const changed = text !== opened.current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved is all in the text
  useEffect(() => {
    if (!changed || chosen.size === 0) return;
    const timer = setTimeout(() => {
      if (leaving.current) return;
      save().then(
        () => setError(null),
        (fault: unknown) => setError(fault),
      );
    }, AUTOSAVE);
    return () => clearTimeout(timer);
  }, [text]);
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
    savedAt,
    orderId: orderId.current,
    asking,
    waiting,
    removing,
    setRemoving,
    closeAsking: () => setAsking(false),
    /** Checks what must be there before it asks for the confirmation. */
    ask: () => {
      const found = {
        ...(contactId ? {} : { contact: words.needContact }),
        ...(chosen.size > 0 ? {} : { instruments: words.needInstrument }),
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
        notify(words.saved);
        navigate(ORDERS_AT[kind]);
      } catch (fault) {
        setError(fault);
      } finally {
        setBusy(false);
      }
    },
    submit: async () => {
      const id = await save();
      const result = await command('submitOrder', { params: { orderId: id }, body: {} });
      leaving.current = true;
      await refresh();
      notify(words.done(result.number ?? ''));
      navigate(`${ORDERS_AT[kind]}/${id}`);
    },
    remove: async () => {
      leaving.current = true;
      await saving.current.catch(() => undefined);
      if (orderId.current) await call('deleteOrder', { params: { orderId: orderId.current } });
      await refresh();
      navigate(ORDERS_AT[kind]);
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
