import { type FocusEvent, useState } from 'react';
import { useStore } from 'react-admin';
import { useKeys } from '../../ui/useKeys.ts';

export interface Preview {
  /** Whether the reader wants the pane; stored in the browser. */
  readonly on: boolean;
  readonly shareId: string | null;
  show(id: string): void;
  toggle(): void;
  /** For the list: shows the row whose link has the focus. */
  follow(event: FocusEvent<HTMLElement>): void;
}

/** The pane beside a list: it follows J and K and clicks on rows; P opens and closes it. */
export function usePreview(possible: boolean): Preview {
  const [wanted, setWanted] = useStore('shares.preview', false);
  const [shareId, setShareId] = useState<string | null>(null);
  const toggle = () => setWanted(!wanted);
  useKeys({ p: possible ? toggle : undefined });
  return {
    on: possible && wanted,
    shareId,
    show: setShareId,
    toggle,
    follow({ target }) {
      const id = target.getAttribute('data-row-link');
      if (id) setShareId(id);
    },
  };
}
