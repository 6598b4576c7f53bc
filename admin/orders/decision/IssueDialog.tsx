import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { commandDefinition } from '../../../domain/command.ts';
import { ApiProblem } from '../../../domain/contract/client.ts';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { CONCLUSIONS } from '../../../domain/contract/result.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import type { DecisionDialogProps } from './dialogProps.ts';

/** Shows what will be issued; the issuer signs it with their password. */
export function IssueDialog({ command, order, share, onSubmit, onClose }: DecisionDialogProps) {
  const t = useT();
  const localized = useLocalized();
  const id = useId();
  const { pending, fault, submit } = useDialogSubmit(onSubmit, onClose);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const wrong =
    fault instanceof ApiProblem ? (fault.fields.find(({ path }) => path === 'password')?.message ?? null) : null;
  const items = order.items.filter((item) => item.shareId === share.id && item.state === 'active');
  const certified = items.filter((item) => item.result && item.result.conclusion !== 'not_tested');
  const left = items.filter((item) => !certified.includes(item));

  const line = (item: OrderItem) => {
    const { name, serialNumber: serial } = item.instrument;
    const conclusion = item.result ? localized(CONCLUSIONS[item.result.conclusion]) : '';
    return <li key={item.id}>{[t('decision.issue_for', { name, serial }), conclusion].join(' · ')}</li>;
  };

  const sign = () => {
    setMissing(password === '');
    if (password !== '') void submit({ password });
  };

  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{`${localized(commandDefinition(command))} · ${order.number ?? ''}`}</DialogTitle>
      <DialogContent>
        {wrong === null && <FaultAlert fault={fault} />}
        {certified.length > 0 ? (
          <>
            <Typography gutterBottom>{t('decision.confirm_issue')}</Typography>
            <ol>{certified.map(line)}</ol>
          </>
        ) : (
          <Alert severity="info">{t('decision.nothing_to_issue')}</Alert>
        )}
        {left.length > 0 && certified.length > 0 && (
          <>
            <Typography gutterBottom>{t('decision.no_certificate')}</Typography>
            <ul>{left.map(line)}</ul>
          </>
        )}
        <TextField
          type="password"
          label={t('decision.sign')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && !pending && sign()}
          error={missing || wrong !== null}
          helperText={missing ? t('decision.sign_missing') : (wrong ?? t('decision.sign_help'))}
          autoComplete="current-password"
          autoFocus
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t('decision.close')}
        </Button>
        <Button variant="contained" onClick={sign} loading={pending}>
          {localized(commandDefinition(command))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
