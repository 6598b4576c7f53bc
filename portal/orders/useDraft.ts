import { useEffect, useRef, useState } from 'react';
import type { Order, OrderDraft, OrderKind } from '../../domain/contract/order.ts';
import { call } from '../api.ts';
import { draftPath } from './kind.ts';

/** How long nothing is changed before the draft is saved by itself. */
const AUTOSAVE = 1_500;

interface DraftWriter {
  readonly kind: OrderKind;
  readonly draft: Order | null;
  readonly body: OrderDraft;
  readonly onSaved: () => void;
  readonly onFault: (fault: unknown) => void;
}

/** Saves a draft when asked to, and by itself a little after a change, as soon as it has an instrument. */
export function useDraft({ kind, draft, body, onSaved, onFault }: DraftWriter) {
  const text = JSON.stringify(body);
  const saved = useRef({ orderId: draft?.id ?? null, text: '' });
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const ended = useRef(false);
  /** When this page saved it last. */
  const [savedAt, setSavedAt] = useState('');

  const write = async (): Promise<string> => {
    const { orderId } = saved.current;
    // Saved as it stands: sending it again would fail if the submission went through and only its answer was lost.
    if (orderId && saved.current.text === text) return orderId;
    const { id } = orderId
      ? await call('changeOrder', { params: { orderId }, body })
      : await call('createOrder', { body: { kind, ...body } });
    // Who loads the page again finds the draft.
    if (!orderId) window.history.replaceState(window.history.state, '', draftPath(kind, id));
    saved.current = { orderId: id, text };
    setSavedAt(new Date().toISOString());
    return id;
  };
  /** One after the other, so that the draft is made once and the last words stay. */
  const save = (): Promise<string> => {
    const next = saving.current.then(write, write);
    saving.current = next;
    return next;
  };

  const opened = useRef(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved is all in the text
  useEffect(() => {
    if (text === opened.current || body.instrumentIds.length === 0) return;
    const timer = setTimeout(() => {
      if (!ended.current) save().then(onSaved, onFault);
    }, AUTOSAVE);
    return () => clearTimeout(timer);
  }, [text]);

  /** Saves nothing any more; the id of what was saved, once nothing is being saved. */
  const end = async (): Promise<string | null> => {
    ended.current = true;
    await saving.current.catch(() => undefined);
    return saved.current.orderId;
  };
  return { orderId: saved.current.orderId, savedAt, save, end };
}
