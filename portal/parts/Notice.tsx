import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import { createContext, type ReactNode, use, useState } from 'react';

type Say = (text: string, severity?: 'success' | 'info' | 'error') => void;
const Context = createContext<Say | null>(null);

/** Short notices at the foot of the page: what has been done. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<{ text: string; severity: 'success' | 'info' | 'error' } | null>(null);
  const [open, setOpen] = useState(false);
  const say: Say = (text, severity = 'success') => {
    setNotice({ text, severity });
    setOpen(true);
  };
  return (
    <Context value={say}>
      {children}
      <Snackbar open={open} autoHideDuration={6000} onClose={(_, reason) => reason !== 'clickaway' && setOpen(false)}>
        <Alert severity={notice?.severity ?? 'info'} variant="filled" onClose={() => setOpen(false)}>
          {notice?.text}
        </Alert>
      </Snackbar>
    </Context>
  );
}

export function useNotice(): Say {
  const say = use(Context);
  if (!say) throw new Error('useNotice outside NoticeProvider');
  return say;
}
