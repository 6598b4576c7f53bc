import { QueryClient } from '@tanstack/react-query';
import { isConnectionFault } from './problem.ts';

/** One cache for react-admin and our own queries. What the server has answered is not asked again, a lost line is. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => failures < 2 && isConnectionFault(error) } },
});
