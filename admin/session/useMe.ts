import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../domain/contract/account.ts';
import { currentSession, SESSION_KEY } from './session.ts';

/** The signed-in person; undefined until known. */
export function useMe(): Me | undefined {
  const { data } = useQuery({ queryKey: SESSION_KEY, queryFn: currentSession, enabled: false });
  return data;
}
