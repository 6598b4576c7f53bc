import { Alert, AlertTitle, Box, Button, Stack } from '@mui/material';
import { useNotify } from 'react-admin';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { wordsOf } from '../data/problem.ts';
import { useLocalized } from '../words/useLocalized.ts';

/** Recovery codes, shown only once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const localized = useLocalized();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard
      .writeText(codes.join('\n'))
      .catch((error: unknown) => notify(wordsOf(error), { type: 'error' }));
  return (
    <Alert severity="warning">
      <AlertTitle>{localized(words.codesTitle)}</AlertTitle>
      {localized(words.codesText)}
      <Box component="ul" sx={{ columns: 2, listStyle: 'none', p: 0, fontFamily: 'monospace', fontSize: '1rem' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" spacing={1}>
        <Button size="small" onClick={copy}>
          {localized(words.copy)}
        </Button>
        <Button size="small" variant="contained" onClick={onDone}>
          {localized(words.saved)}
        </Button>
      </Stack>
    </Alert>
  );
}
