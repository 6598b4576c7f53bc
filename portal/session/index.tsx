import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import type { Me } from '../../domain/contract/account.ts';
import { ApiProblem, call, signedOut } from '../api.ts';

interface Session {
  readonly me: Me | null;
  readonly loading: boolean;
  /** Why the signed-in person could not be read. */
  readonly error: unknown;
  /** Whether the session ended by itself while somebody was working. */
  readonly expired: boolean;
  readonly setMe: (me: Me | null) => void;
  readonly retry: () => void;
}

const Context = createContext<Session | null>(null);
const KEY = ['session'];
const WHILE_PENDING = 15_000;

const isPendingReview = (me: Me | null | undefined) =>
  me?.enterprise?.status === 'pending' || (me?.kind === 'institution' && me.institution?.status === 'pending');

/** The signed-in person; null for a visitor. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [expired, setExpired] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      try {
        return await call('me');
      } catch (fault) {
        if (fault instanceof ApiProblem && fault.status === 401) return null;
        throw fault;
      }
    },
    staleTime: 30_000,
    refetchInterval: ({ state }) => (isPendingReview(state.data) ? WHILE_PENDING : false),
  });
  const setMe = useCallback(
    (me: Me | null) => {
      if (me === null) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
      client.setQueryData(KEY, me);
      setExpired(false);
    },
    [client],
  );
  useEffect(() => {
    const expire = () => {
      if (!client.getQueryData(KEY)) return;
      setMe(null);
      setExpired(true);
    };
    signedOut.addEventListener('expired', expire);
    return () => signedOut.removeEventListener('expired', expire);
  }, [client, setMe]);
  const session = {
    me: data ?? null,
    loading: isPending,
    error: data === undefined ? error : null,
    expired,
    setMe,
    retry: () => void refetch(),
  };
  return <Context value={session}>{children}</Context>;
}

export function useSession(): Session {
  const session = use(Context);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}
