import { useState } from 'react';
import { useSession } from '../session/index.tsx';

/** A setting stored in this browser for each person. */
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
