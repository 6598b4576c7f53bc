import { useState } from 'react';
import { Busy, useBusy } from '../../web/client/busy.ts';
import { useCommands } from '../../web/client/commands.ts';
import { withRetries } from '../../web/client/retry.ts';
import { call } from '../api.ts';

/** The client for the commands of a page: retries automatically while the system cannot answer, and reports it. */
export function useCommand() {
  const [{ busy, client }] = useState(() => {
    const busy = new Busy();
    return { busy, client: withRetries(call, { wait: busy.wait, whenUnanswered: true }) };
  });
  const { command } = useCommands(client);
  return { waiting: useBusy(busy), command };
}
