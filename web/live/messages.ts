import type { MessageStanding } from '../../domain/contract/public.ts';
import { listenWhileVisible } from './listen.ts';

/** What became known: how many messages are unread, and the title of one that has just arrived. */
export interface MessageUpdate {
  readonly unread: number;
  readonly news: string | null;
}

/**
 * Listens to what arrives for the person who is signed in. What was there before is no news. Returns what ends the
 * listening.
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
