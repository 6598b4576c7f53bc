import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import type { CertificateInfo } from '../../../domain/contract/certificate.ts';
import { type CertificateText, INSTRUMENT_TEXT, Reissue } from '../../../domain/contract/certificate.ts';
import { ApiProblem } from '../../../domain/contract/client.ts';
import { formErrors } from '../../data/formErrors.ts';
import { fieldMessages } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useT } from '../../words/useT.ts';

const errorsIn = formErrors(Reissue);

interface ReissueDialogProps {
  readonly certificate: CertificateInfo;
  readonly onClose: () => void;
}

export function ReissueDialog({ certificate, onClose }: ReissueDialogProps) {
  const t = useT();
  const translate = useTranslate();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefresh();
  const id = useId();
  const params = { certificateId: certificate.id };
  const { data, error } = useQuery({
    queryKey: ['certificates', certificate.id, 'text'],
    queryFn: () => call('getCertificateText', { params }),
  });
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { pending, fault, submit } = useDialogSubmit(async (body: Reissue) => {
    try {
      const { number } = await call('reissueCertificate', { params, body });
      notify(t('order.reissued', { old: certificate.number, number }), { type: 'success' });
      refresh();
      return null;
    } catch (problem) {
      if (problem instanceof ApiProblem) setFaults(fieldMessages(problem));
      return problem instanceof Error ? problem : new Error(String(problem));
    }
  }, onClose);
  const confirm = (text: CertificateText) => {
    const of = (path: string, value: string) => changes[path] ?? value;
    const body = {
      customer: {
        name: of('customer.name', text.customer.name),
        address: of('customer.address', text.customer.address),
      },
      instrument: Object.fromEntries(
        INSTRUMENT_TEXT.map((field) => [field, of(`instrument.${field}`, text.instrument[field])]),
      ) as CertificateText['instrument'],
      reason: changes.reason ?? '',
      password: changes.password ?? '',
    };
    const found = errorsIn(body);
    setFaults(found);
    if (Object.keys(found).length === 0) void submit(body);
  };
  const field = (path: string, label: string, value = '') => ({
    label,
    value: changes[path] ?? value,
    onChange: (event: { target: { value: string } }) => setChanges({ ...changes, [path]: event.target.value }),
    error: path in faults,
    helperText: faults[path],
  });
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('order.reissue_title', { number: certificate.number })}</DialogTitle>
      <DialogContent tabIndex={0}>
        <Alert severity="warning" sx={{ mb: 1 }}>
          {t('order.reissue_text')}
        </Alert>
        {Object.keys(faults).length === 0 && <FaultAlert fault={fault ?? error} />}
        {data && (
          <>
            <TextField {...field('customer.name', t('order.customer'), data.customer.name)} />
            <TextField {...field('customer.address', t('order.address'), data.customer.address)} />
            {INSTRUMENT_TEXT.map((name) => (
              <TextField
                key={name}
                {...field(
                  `instrument.${name}`,
                  translate(`resources.instruments.fields.${name}`),
                  data.instrument[name],
                )}
              />
            ))}
            <TextField multiline minRows={2} {...field('reason', t('order.reissue_reason'))} />
            <TextField type="password" autoComplete="current-password" {...field('password', t('decision.sign'))} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t('decision.close')}
        </Button>
        <Button variant="contained" onClick={() => data && confirm(data)} disabled={!data} loading={pending}>
          {t('order.reissue')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
