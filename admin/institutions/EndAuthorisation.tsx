import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { type Authorisation, AuthorisationEnding } from '../../domain/contract/authorisation.ts';
import { useCall } from '../data/useCall.ts';
import { NotesDialog, type ReasonedNotes } from '../ui/NotesDialog.tsx';
import { useT } from '../words/useT.ts';

/** Ends an authorisation, with a reason. */
export function EndAuthorisation({ authorisation }: { authorisation: Authorisation }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const what = `${authorisation.categoryName} › ${authorisation.kindName ?? t('authorisation.all_kinds')}`;
  const end = async (body: ReasonedNotes): Promise<Error | null> => {
    try {
      await call('endAuthorisation', { params: { authorisationId: authorisation.id }, body });
      notify(t('authorisation.end_done'), { type: 'success' });
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
        aria-label={`${t('authorisation.end')} ${what}`}
      >
        {t('authorisation.end')}
      </Button>
      {asking && (
        <NotesDialog
          title={`${t('authorisation.end')} · ${what} · ${authorisation.regionName}`}
          label={t('authorisation.reason')}
          help={t('authorisation.end_help')}
          confirm={t('authorisation.end')}
          schema={AuthorisationEnding}
          occasion="authorisation_end"
          onSubmit={end}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
