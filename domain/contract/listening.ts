/** Listening to what arrives for the person who is signed in, as both interfaces do it. */
import { pathOf } from './client.ts';
import type { MessageStanding } from './public.ts';

/** What became known: how many messages wait, and the title of one that has just arrived. */
export interface Heard {
  readonly unread: number;
  readonly news: string | null;
}

/**
 * Listens while the page is seen – a browser has few connections to a server, and hidden tabs would hold them all. What
 * was there before is no news. Returns what ends the listening.
 */
export function listenForMessages(hear: (heard: Heard) => void): () => void {
  let source: EventSource | null = null;
  let newest: string | null | undefined;
  const told = ({ data }: MessageEvent<string>) => {
    const standing = JSON.parse(data) as MessageStanding;
    const id = standing.newest?.id ?? null;
    const isNews = newest !== undefined && id !== null && id !== newest;
    newest = id;
    hear({ unread: standing.unread, news: isNews ? (standing.newest?.title ?? '') : null });
  };
  const listen = () => {
    source?.close();
    source = null;
    if (document.visibilityState === 'hidden') return;
    source = new EventSource(pathOf('streamMessages'));
    source.addEventListener('message', told);
  };
  listen();
  document.addEventListener('visibilitychange', listen);
  return () => {
    document.removeEventListener('visibilitychange', listen);
    source?.close();
  };
}
