import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import type { Me } from '../../domain/contract/account.ts';
import { ApiProblem, call } from '../api.ts';

interface Session {
  readonly me: Me | null;
  readonly loading: boolean;
  readonly setMe: (me: Me | null) => void;
}

const Context = createContext<Session | null>(null);
const KEY = ['session'];

/** Who is signed in; a visitor is null. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending } = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      try {
        return await call('me');
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 30_000,
  });
  const setMe = (me: Me | null) => {
    if (me === null) client.clear();
    client.setQueryData(KEY, me);
  };
  return <Context value={{ me: data ?? null, loading: isPending, setMe }}>{children}</Context>;
}

export function useSession(): Session {
  const session = use(Context);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}
