import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { createContext, type ReactNode, use, useState } from 'react';

type Notify = (text: string, severity?: 'success' | 'info' | 'error') => void;
const Context = createContext<Notify | null>(null);

/** Short notifications at the bottom of the page. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<{ text: string; severity: 'success' | 'info' | 'error' } | null>(null);
  const [open, setOpen] = useState(false);
  const notify: Notify = (text, severity = 'success') => {
    setNotice({ text, severity });
    setOpen(true);
  };
  return (
    <Context value={notify}>
      {children}
      <Snackbar open={open} autoHideDuration={6000} onClose={(_, reason) => reason !== 'clickaway' && setOpen(false)}>
        <Alert severity={notice?.severity ?? 'info'} variant="filled" onClose={() => setOpen(false)}>
          {notice?.text}
        </Alert>
      </Snackbar>
    </Context>
  );
}

export function useNotify(): Notify {
  const notify = use(Context);
  if (!notify) throw new Error('useNotify outside NoticeProvider');
  return notify;
}
