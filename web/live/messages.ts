import type { MessageStanding } from '../../domain/contract/public.ts';
import { listenWhileVisible } from './listen.ts';

/** An update: the number of unread messages, and the title of one that has just arrived. */
export interface MessageUpdate {
  readonly unread: number;
  readonly news: string | null;
}

/**
 * Listens for messages to the signed-in person. Messages that existed before are not reported as news. Returns a
 * function that stops listening.
 */
export function listenForMessages(onUpdate: (update: MessageUpdate) => void): () => void {
  let newestId: string | null | undefined;
  return listenWhileVisible('streamMessages', {}, ({ unread, newest }: MessageStanding) => {
    const id = newest?.id ?? null;
    const isNews = newestId !== undefined && id !== null && id !== newestId;
    newestId = id;
    onUpdate({ unread, news: isNews ? (newest?.title ?? '') : null });
  });
}
