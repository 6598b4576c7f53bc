import { useEffect, useRef } from 'react';

/** Open dialogs, menus and drop-downs; Material UI also leaves closed ones in the page. */
const OPEN_ABOVE = '.MuiModal-root:not(.MuiModal-hidden)';

type Handlers = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Handles single keys (lower case), unless the focus is in a text field, something is open above the page or a
 * modifier key is pressed.
 */
export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.repeat ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      )
        return;
      if (document.querySelector(OPEN_ABOVE)) return;
      const handler = latest.current[event.key.toLowerCase()];
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
