import { Alert, AlertTitle, Box, Button, Stack } from '@mui/material';
import { useNotify } from 'react-admin';
import { wordsOf } from '../data/problem.ts';
import { useT } from '../words/useT.ts';

/** Recovery codes, shown only once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useT();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard
      .writeText(codes.join('\n'))
      .catch((error: unknown) => notify(wordsOf(error), { type: 'error' }));
  return (
    <Alert severity="warning">
      <AlertTitle>{t('totp.codes_title')}</AlertTitle>
      {t('totp.codes_text')}
      <Box component="ul" sx={{ columns: 2, listStyle: 'none', p: 0, fontFamily: 'monospace', fontSize: '1rem' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" spacing={1}>
        <Button size="small" onClick={copy}>
          {t('totp.copy')}
        </Button>
        <Button size="small" variant="contained" onClick={onDone}>
          {t('totp.saved')}
        </Button>
      </Stack>
    </Alert>
  );
}
