import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import type { z } from 'zod';
import type { CertificateInfo } from '../../../domain/contract/certificate.ts';
import { ApiProblem } from '../../../domain/contract/client.ts';
import { Withdrawal } from '../../../domain/contract/public-query.ts';
import { formErrors } from '../../data/formErrors.ts';
import { fieldMessages } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import { holds } from '../../session/access.ts';
import { useMe } from '../../session/useMe.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useT } from '../../words/useT.ts';

const errorsIn = formErrors(Withdrawal);

/** 作废: the certificate stays in the register, marked as withdrawn; it cannot be undone. */
export function WithdrawButton({ certificate }: { certificate: CertificateInfo }) {
  const t = useT();
  const mayWithdraw = holds(useMe(), 'certificate.withdraw');
  const [open, setOpen] = useState(false);
  if (!mayWithdraw || certificate.withdrawnAt) return null;
  return (
    <>
      <Button
        size="small"
        color="error"
        onClick={() => setOpen(true)}
        aria-label={`${t('order.withdraw')} ${certificate.number}`}
      >
        {t('order.withdraw')}
      </Button>
      {open && <WithdrawDialog certificate={certificate} onClose={() => setOpen(false)} />}
    </>
  );
}

function WithdrawDialog({ certificate, onClose }: { certificate: CertificateInfo; onClose: () => void }) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefresh();
  const id = useId();
  const [values, setValues] = useState({ reason: '', password: '' });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { pending, fault, submit } = useDialogSubmit(async (body: z.input<typeof Withdrawal>) => {
    try {
      await call('withdrawCertificate', { params: { certificateId: certificate.id }, body });
      notify(t('order.withdrawn_done', { number: certificate.number }), { type: 'success' });
      refresh();
      return null;
    } catch (error) {
      if (error instanceof ApiProblem) setFaults(fieldMessages(error));
      return error instanceof Error ? error : new Error(String(error));
    }
  }, onClose);
  const confirm = () => {
    const found = errorsIn(values);
    setFaults(found);
    if (Object.keys(found).length === 0) void submit(values);
  };
  const field = (name: 'reason' | 'password') => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    error: Boolean(faults[name]),
    helperText: faults[name],
  });
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('order.withdraw_title', { number: certificate.number })}</DialogTitle>
      <DialogContent>
        <Alert severity="warning">{t('order.withdraw_text')}</Alert>
        {Object.keys(faults).length === 0 && <FaultAlert fault={fault} />}
        <TextField multiline minRows={2} autoFocus label={t('order.withdraw_reason')} {...field('reason')} />
        <TextField type="password" autoComplete="current-password" label={t('decision.sign')} {...field('password')} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t('decision.close')}
        </Button>
        <Button variant="contained" color="error" onClick={confirm} loading={pending}>
          {t('order.withdraw')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
