import { ApiProblem, type ClientOptions, createClient, createSheetClient, pathOf } from '../domain/contract/client.ts';
import { chosenLanguage } from './words/index.tsx';

export { ApiProblem, pathOf };

/** Tells the session that the API no longer knows who is signed in. */
export const signedOut = new EventTarget();

const options: ClientOptions = {
  baseUrl: '',
  headers: () => ({ 'accept-language': chosenLanguage() }),
  onResponse: ({ status, url }) => {
    if (status === 401 && new URL(url).pathname !== '/api/session') signedOut.dispatchEvent(new Event('expired'));
  },
};

export const call = createClient(options);

/** Lists as workbooks. */
export const sheets = createSheetClient(options);

const TRIES = 5;

/**
 * A command of a person: one key for all its tries. Where the system cannot answer now, it is sent again a little
 * later; `onRetry` lets the page say so.
 */
export async function command<T>(
  send: (idempotencyKey: string) => Promise<T>,
  key: string,
  onRetry?: () => void,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(key);
    } catch (error) {
      const again = error instanceof ApiProblem && (error.status === 503 || error.status === 0);
      if (!again || attempt >= TRIES) throw error;
      onRetry?.();
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? attempt) * 1000));
    }
  }
}

/** Saves a file that the API answered with. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A key for one command of a person. `crypto.randomUUID` is missing on plain-http addresses of an intranet. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
