import { useState } from 'react';
import { useSession } from '../session/index.tsx';

/** Something that a person set up and finds again in this browser; another person who signs in here has their own. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  const { me } = useSession();
  const key = `hengzhun-${name}-${me?.id ?? ''}`;
  const [value, setValue] = useState<T>(() => {
    try {
      return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? initial;
    } catch {
      return initial;
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  ];
}
