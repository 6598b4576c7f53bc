import { useState } from 'react';

export interface DialogSubmit<B> {
  readonly pending: boolean;
  readonly fault: Error | null;
  /** Clears the last error. */
  clear(): void;
  /** Submits; closes the dialog if that succeeded. */
  submit(body: B): Promise<void>;
}

/** Common code of command dialogs: one attempt at a time, an error stays visible, success closes the dialog. */
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
