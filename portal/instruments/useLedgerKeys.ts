import { useEffect, useRef, useState } from 'react';

interface LedgerKeys {
  readonly rows: number;
  readonly search: () => void;
  readonly add: () => void;
  readonly importing: () => void;
  readonly open: (index: number) => void;
  readonly toggle: (index: number) => void;
}

/** Elements in which keys have their own meaning: fields, buttons, dialogs. */
const ELSEWHERE = 'input, textarea, select, button, a, [role="dialog"], [role="menu"], [role="combobox"], [role="tab"]';

/** The ledger by keyboard: / search, N new, I import, J K rows, Enter details, X select, ? help. */
export function useLedgerKeys(keys: LedgerKeys) {
  const [focused, setFocused] = useState(-1);
  const [help, setHelp] = useState(false);
  const latest = useRef({ keys, focused });
  latest.current = { keys, focused };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { keys: now, focused: at } = latest.current;
      const target = event.target as Element;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest(ELSEWHERE)) return;
      const move = (by: number) => setFocused(Math.max(0, Math.min(now.rows - 1, at + by)));
      const actions: Record<string, () => void> = {
        '/': now.search,
        '?': () => setHelp(true),
        n: now.add,
        i: now.importing,
        j: () => move(1),
        ArrowDown: () => move(1),
        k: () => move(-1),
        ArrowUp: () => move(-1),
        Enter: () => now.open(at),
        x: () => now.toggle(at),
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return { focused: focused < keys.rows ? focused : -1, help, closeHelp: () => setHelp(false) };
}
