import { Alert, AlertTitle, Box, Button, Stack } from '@mui/material';
import { useNotify } from 'react-admin';
import { wordsOf } from '../data/problem.ts';
import { useSay } from '../words/useSay.ts';

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useSay();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard
      .writeText(codes.join('\n'))
      .catch((error: unknown) => notify(wordsOf(error), { type: 'error' }));
  return (
    <Alert severity="warning">
      <AlertTitle>{say('totp.codes_title')}</AlertTitle>
      {say('totp.codes_text')}
      <Box component="ul" sx={{ columns: 2, listStyle: 'none', p: 0, fontFamily: 'monospace', fontSize: '1rem' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" spacing={1}>
        <Button size="small" onClick={copy}>
          {say('totp.copy')}
        </Button>
        <Button size="small" variant="contained" onClick={onKept}>
          {say('totp.saved')}
        </Button>
      </Stack>
    </Alert>
  );
}
