import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';

/** What a person sees who has no enterprise to act for. */
export function NoEnterprise() {
  const { overview: words, signIn } = useWords();
  if (useSession().me?.kind === 'staff') {
    return (
      <Alert severity="info" action={<Button href="/admin/">{signIn.toConsole}</Button>}>
        {signIn.staff}
      </Alert>
    );
  }
  return <Alert severity="info">{words.noEnterprise}</Alert>;
}
