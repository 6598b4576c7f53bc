import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { type Authorisation, AuthorisationEnding } from '../../domain/contract/authorisation.ts';
import { useCall } from '../data/useCall.ts';
import { NotesDialog, type ReasonedNotes } from '../ui/NotesDialog.tsx';
import { useSay } from '../words/useSay.ts';

/** Ends an authorisation, once a reason was given. */
export function EndAuthorisation({ authorisation }: { authorisation: Authorisation }) {
  const say = useSay();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const what = `${authorisation.categoryName} › ${authorisation.kindName ?? say('authorisation.all_kinds')}`;
  const end = async (body: ReasonedNotes): Promise<Error | null> => {
    try {
      await call('endAuthorisation', { params: { authorisationId: authorisation.id }, body });
      notify(say('authorisation.end_done'), { type: 'success' });
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      void cache.invalidateQueries({ queryKey: ['authorisations'] });
      void cache.invalidateQueries({ queryKey: ['institutions'] });
    }
  };
  return (
    <>
      <Button
        size="small"
        color="error"
        sx={{ minWidth: 0, px: 0.5 }}
        onClick={() => setAsking(true)}
        aria-label={`${say('authorisation.end')} ${what}`}
      >
        {say('authorisation.end')}
      </Button>
      {asking && (
        <NotesDialog
          title={`${say('authorisation.end')} · ${what} · ${authorisation.regionName}`}
          label={say('authorisation.reason')}
          help={say('authorisation.end_help')}
          confirm={say('authorisation.end')}
          schema={AuthorisationEnding}
          occasion="authorisation_end"
          give={end}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
