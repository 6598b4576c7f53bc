import { useEffect, useRef, useState } from 'react';
import type { Order, OrderDraft, OrderKind } from '../../domain/contract/order.ts';
import { call } from '../api.ts';
import { draftPath } from './kind.ts';

/** Milliseconds without a change after which the draft is saved automatically. */
const AUTOSAVE_MS = 1_500;

interface DraftWriter {
  readonly kind: OrderKind;
  readonly draft: Order | null;
  readonly body: OrderDraft;
  readonly onSaved: () => void;
  readonly onFault: (fault: unknown) => void;
}

/** Saves a draft on request, and automatically after a change, as soon as it has an instrument. */
export function useDraft({ kind, draft, body, onSaved, onFault }: DraftWriter) {
  const text = JSON.stringify(body);
  const saved = useRef({ orderId: draft?.id ?? null, text: '' });
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const ended = useRef(false);
  /** When this page last saved it. */
  const [savedAt, setSavedAt] = useState('');

  const write = async (): Promise<string> => {
    const { orderId } = saved.current;
    // It is saved already. Saving again would fail if the order was submitted and only the answer was lost.
    if (orderId && saved.current.text === text) return orderId;
    const { id } = orderId
      ? await call('changeOrder', { params: { orderId }, body })
      : await call('createOrder', { body: { kind, ...body } });
    // Reloading the page then opens the draft.
    if (!orderId) window.history.replaceState(window.history.state, '', draftPath(kind, id));
    saved.current = { orderId: id, text };
    setSavedAt(new Date().toISOString());
    return id;
  };
  /** One save after the other, so that the draft is created once and the last input wins. */
  const save = (): Promise<string> => {
    const next = saving.current.then(write, write);
    saving.current = next;
    return next;
  };

  const latest = useRef(text);
  latest.current = text;
  const opened = useRef(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text contains everything that is saved
  useEffect(() => {
    if (text === opened.current || body.instrumentIds.length === 0) return;
    const timer = setTimeout(() => {
      if (ended.current) return;
      // A fault of what has been changed since says nothing of what stands there now.
      save().then(onSaved, (fault: unknown) => latest.current === text && onFault(fault));
    }, AUTOSAVE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  /** Stops saving; returns the draft's id after a save in progress has ended. */
  const end = async (): Promise<string | null> => {
    ended.current = true;
    await saving.current.catch(() => undefined);
    return saved.current.orderId;
  };
  return { orderId: saved.current.orderId, savedAt, save, end };
}
