import type { Me } from '../../domain/contract/account.ts';
import { api } from '../data/api.ts';
import { statusOf } from '../data/problem.ts';
import { queryClient } from '../data/queryClient.ts';

export const SESSION_KEY = ['session'];
const FRESH_MS = 60_000;

/**
 * The signed-in person; read again if the known answer is older than a minute. Rejects with status 401 if nobody is
 * signed in. While the server cannot answer, the known answer is used: a restart signs nobody out.
 */
export async function currentSession(): Promise<Me> {
  try {
    return await queryClient.fetchQuery({ queryKey: SESSION_KEY, queryFn: () => api('me'), staleTime: FRESH_MS });
  } catch (error) {
    if (statusOf(error) === 401) forgetSession();
    const known = knownSession();
    if (known) return known;
    throw error;
  }
}

export function forgetSession(): void {
  queryClient.removeQueries({ queryKey: SESSION_KEY });
}

/** Stores the server's answer about the signed-in person. */
export function rememberSession(me: Me): void {
  queryClient.setQueryData(SESSION_KEY, me);
}

export function knownSession(): Me | undefined {
  return queryClient.getQueryData<Me>(SESSION_KEY);
}
