import { useState } from 'react';

export interface DialogSubmit<B> {
  readonly pending: boolean;
  readonly fault: Error | null;
  /** Forgets what went wrong before. */
  clear(): void;
  /** Submits; closes the dialog when that succeeded. */
  submit(body: B): Promise<void>;
}

/** What the dialogs of commands have in common: one try at a time, what went wrong stays to be read, success closes. */
export function useDialogSubmit<B>(onSubmit: (body: B) => Promise<Error | null>, onClose: () => void): DialogSubmit<B> {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  return {
    pending,
    fault,
    clear: () => setFault(null),
    submit: async (body) => {
      setPending(true);
      setFault(null);
      const failed = await onSubmit(body);
      setPending(false);
      if (failed) setFault(failed);
      else onClose();
    },
  };
}
