import { pathOf } from '../../domain/contract/client.ts';
import type { EndpointName } from '../../domain/contract/endpoints.ts';

/**
 * Listens to a stream of server-sent events while the page is visible – a browser has few connections to a server,
 * and hidden tabs would occupy them all. Returns a function that stops listening.
 * @param onEvent receives the parsed data of each event; the type is that of the endpoint's stream
 */
export function listenWhileVisible<T>(
  endpoint: EndpointName,
  params: Record<string, string>,
  onEvent: (event: T) => void,
): () => void {
  let source: EventSource | null = null;
  const listen = () => {
    source?.close();
    source = null;
    if (document.visibilityState === 'hidden') return;
    source = new EventSource(pathOf(endpoint, params));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as T));
  };
  listen();
  document.addEventListener('visibilitychange', listen);
  return () => {
    document.removeEventListener('visibilitychange', listen);
    source?.close();
  };
}
