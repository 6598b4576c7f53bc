import { Button, Paper, Stack } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ReviewNotes } from '../../domain/contract/account.ts';
import { ApiProblem } from '../../domain/contract/client.ts';
import { wordsOf } from '../data/problem.ts';
import { NotesDialog, type ReasonedNotes } from '../ui/NotesDialog.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { useT } from '../words/useT.ts';

interface RegistrationDecisionProps {
  readonly name: string;
  /** The resource, whose lists and record are read again. */
  readonly resource: string;
  readonly approve: () => Promise<unknown>;
  readonly reject: (body: ReasonedNotes) => Promise<unknown>;
}

/** Approves or rejects a registration; a rejection needs a reason. */
export function RegistrationDecision({ name, resource, ...decisions }: RegistrationDecisionProps) {
  const t = useT();
  const notify = useNotify();
  const cache = useQueryClient();
  const [pending, setPending] = useState(false);
  const [rejecting, setRejecting] = useState(false);

  const decide = async (decision: () => Promise<unknown>, done: string): Promise<Error | null> => {
    setPending(true);
    try {
      await decision();
      notify(done, { type: 'success' });
      return null;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.type === 'already_decided')) {
        return error instanceof Error ? error : new Error(String(error));
      }
      notify(error.message, { type: 'warning' });
      return null;
    } finally {
      setPending(false);
      void cache.invalidateQueries({ queryKey: [resource] });
    }
  };

  const approve = async () => {
    const fault = await decide(decisions.approve, t('enterprise.approved', { name }));
    if (fault) notify(wordsOf(fault), { type: 'error' });
  };
  const reject = (body: ReasonedNotes) => decide(() => decisions.reject(body), t('enterprise.rejected', { name }));

  useKeys({ a: () => pending || void approve(), r: () => setRejecting(true) });
  return (
    <Paper elevation={6} sx={{ position: 'sticky', bottom: 0, p: 1.5, borderTop: 2, borderColor: 'primary.main' }}>
      <Stack direction="row" spacing={1} role="toolbar" aria-label={t('decision.bar')}>
        <Button variant="contained" onClick={approve} disabled={pending} aria-keyshortcuts="A">
          {t('enterprise.approve')}
        </Button>
        <Button
          variant="outlined"
          color="error"
          onClick={() => setRejecting(true)}
          disabled={pending}
          aria-keyshortcuts="R"
        >
          {t('enterprise.reject')}
        </Button>
      </Stack>
      {rejecting && (
        <NotesDialog
          title={`${t('enterprise.reject')} · ${name}`}
          label={t('enterprise.notes')}
          help={t('decision.notes_help')}
          confirm={t('enterprise.reject')}
          schema={ReviewNotes}
          occasion="registration"
          onSubmit={reject}
          onClose={() => setRejecting(false)}
        />
      )}
    </Paper>
  );
}
