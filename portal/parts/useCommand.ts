import { useState } from 'react';
import { Busy, useBusy } from '../../web/client/busy.ts';
import { useCommands } from '../../web/client/commands.ts';
import { withRetries } from '../../web/client/retry.ts';
import { call } from '../api.ts';

/** The client for the commands of a page: tries again by itself where the system cannot answer now, and says so. */
export function useCommand() {
  const [{ busy, client }] = useState(() => {
    const busy = new Busy();
    return { busy, client: withRetries(call, { wait: busy.wait, whenUnanswered: true }) };
  });
  const { command } = useCommands(client);
  return { waiting: useBusy(busy), command };
}
