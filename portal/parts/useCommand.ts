import { useRef, useState } from 'react';
import { ApiProblem, command, newKey } from '../api.ts';

/**
 * Sends a command of a person. While nobody knows whether it was carried out, every try has the same key; once it was
 * refused it had no effect, and the next click is a new command.
 */
export function useCommand() {
  const key = useRef(newKey());
  const [waiting, setWaiting] = useState(false);
  const run = async <T>(send: (idempotencyKey: string) => Promise<T>): Promise<T> => {
    try {
      return await command(send, key.current, () => setWaiting(true));
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.status >= 400 && fault.status < 500) key.current = newKey();
      throw fault;
    } finally {
      setWaiting(false);
    }
  };
  return { waiting, run };
}
