import { useCallback } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import type { CallOptions } from '../../domain/contract/client.ts';
import type { EndpointName, ResponseOf } from '../../domain/contract/endpoints.ts';
import { api } from './api.ts';

/** Calls an endpoint of the contract; if the session has ended, goes to the sign-in page. */
export function useCall() {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useCallback(
    async <N extends EndpointName>(name: N, options?: CallOptions<N>): Promise<ResponseOf<N>> => {
      try {
        return await api(name, options);
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    [logoutIfAccessDenied],
  );
}
