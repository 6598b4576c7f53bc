import type { Me } from '../../domain/contract/account.ts';
import { api } from '../data/api.ts';
import { queryClient } from '../data/queryClient.ts';

export const SESSION_KEY = ['session'];
const FRESH_FOR = 60_000;

/** Who is signed in; asked again when what we know is older than a minute. Rejects with status 401 for nobody. */
export function currentSession(): Promise<Me> {
  return queryClient.fetchQuery({ queryKey: SESSION_KEY, queryFn: () => api('me'), staleTime: FRESH_FOR });
}

/** Remembers what the server said about the person who is signed in. */
export function rememberSession(me: Me): void {
  queryClient.setQueryData(SESSION_KEY, me);
}

export function knownSession(): Me | undefined {
  return queryClient.getQueryData<Me>(SESSION_KEY);
}
