import { useRef, useState } from 'react';
import { ApiProblem, command, newKey } from '../api.ts';

/**
 * Sends a command of a person. While nobody knows whether it was carried out, every try has the same key; once it was
 * refused it had no effect, and the next click is a new command. So is a command whose content was changed since.
 */
export function useCommand() {
  const key = useRef({ id: newKey(), content: '' });
  const [waiting, setWaiting] = useState(false);
  const run = async <T>(body: unknown, send: (idempotencyKey: string) => Promise<T>): Promise<T> => {
    const content = JSON.stringify(body);
    if (key.current.content !== content) key.current = { id: newKey(), content };
    try {
      return await command(send, key.current.id, () => setWaiting(true));
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.status >= 400 && fault.status < 500)
        key.current = { id: newKey(), content };
      throw fault;
    } finally {
      setWaiting(false);
    }
  };
  return { waiting, run };
}
