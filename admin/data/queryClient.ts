import { QueryClient } from '@tanstack/react-query';
import { isConnectionFault } from './problem.ts';

/**
 * One cache for react-admin and our own queries. Queries are retried if the connection failed, not if the server
 * answered.
 */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && isConnectionFault(error) } },
});
