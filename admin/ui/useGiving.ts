import { useState } from 'react';

export interface Giving<B> {
  readonly pending: boolean;
  readonly fault: Error | null;
  /** Forgets what went wrong before. */
  clear(): void;
  /** Gives the command; closes when it was taken. */
  send(body: B): Promise<void>;
}

/** What the dialogs of commands do alike: one try at a time, what went wrong stays to be read, success closes. */
export function useGiving<B>(give: (body: B) => Promise<Error | null>, onClose: () => void): Giving<B> {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  return {
    pending,
    fault,
    clear: () => setFault(null),
    send: async (body) => {
      setPending(true);
      setFault(null);
      const failed = await give(body);
      setPending(false);
      if (failed) setFault(failed);
      else onClose();
    },
  };
}
