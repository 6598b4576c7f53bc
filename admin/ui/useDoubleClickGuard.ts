import { useEffect, useState } from 'react';

/** False for a moment after something has appeared, so that a double click does not confirm what nobody has read. */
export function useDoubleClickGuard(milliseconds = 600): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return settled;
}
