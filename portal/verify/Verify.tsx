import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  type CertificateVerification,
  VERDICTS,
  type Verdict,
  VerificationQuery,
} from '../../domain/contract/public-query.ts';
import { call } from '../api.ts';
import { FactTable } from '../parts/FactTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { Title } from '../parts/Title.tsx';
import { useForm } from '../parts/useForm.ts';
import { useCertificateFacts } from '../queries/certificateFacts.tsx';
import { useLanguage } from '../words/index.tsx';

const SEVERITY: Readonly<Record<Verdict, 'success' | 'warning' | 'error'>> = {
  genuine: 'success',
  expired: 'warning',
  withdrawn: 'error',
  altered: 'error',
  unknown: 'error',
};

/** 证书验真: by the number, which a QR code brings along, or by the file (requirement D6). */
export function Verify() {
  const { words, language } = useLanguage();
  const [parameters] = useSearchParams();
  const facts = useCertificateFacts();
  const input = useRef<HTMLInputElement>(null);
  const scanned = parameters.get('number') ?? '';
  const form = useForm(VerificationQuery, { number: scanned });
  const [found, setFound] = useState<CertificateVerification | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const verifyNumber = () =>
    form.submit(async (query) => {
      setFault(null);
      setFound(await call('verifyCertificate', { query }));
    });
  const verifyFile = async (file: File) => {
    setBusy(true);
    setFault(null);
    setFound(null);
    try {
      setFound(await call('verifyCertificateFile', { file, fileName: file.name }));
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  // Who scanned the code, or follows the link to the one that stands instead, has asked already.
  const asked = useRef('');
  useEffect(() => {
    if (!scanned || asked.current === scanned) return;
    asked.current = scanned;
    form.change('number', scanned);
    setFault(null);
    call('verifyCertificate', { query: { number: scanned } }).then(setFound, setFault);
  });
  return (
    <>
      <Title text={words.verify.title} lead={words.verify.lead} />
      <Paper sx={{ p: 2.5, maxWidth: 560 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void verifyNumber();
          }}
        >
          <Fault error={form.error ?? fault} />
          <Stack spacing={2}>
            <Field
              form={form}
              name="number"
              label={words.verify.number}
              required
              autoComplete="off"
              hint={words.verify.hint}
            />
            <Button type="submit" variant="contained" loading={form.busy}>
              {words.verify.submit}
            </Button>
            <Typography color="text.secondary">{words.verify.orFile}</Typography>
            <Button variant="outlined" loading={busy} onClick={() => input.current?.click()}>
              {words.verify.file}
            </Button>
            <input
              ref={input}
              type="file"
              accept="application/pdf"
              aria-label={words.verify.file}
              tabIndex={-1}
              style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (file) void verifyFile(file);
                event.target.value = '';
              }}
            />
          </Stack>
        </form>
      </Paper>
      {found && (
        <Paper sx={{ p: 2.5, mt: 2, maxWidth: 560 }} role="status">
          <Alert severity={SEVERITY[found.verdict]} sx={{ mb: found.certificate ? 2 : 0 }}>
            <AlertTitle>{VERDICTS[found.verdict][language]}</AlertTitle>
            {
              words.verify.says[
                found.certificate?.replacedBy && found.verdict === 'withdrawn' ? 'replaced' : found.verdict
              ]
            }
          </Alert>
          {found.certificate && <FactTable facts={facts(found.certificate)} />}
        </Paper>
      )}
    </>
  );
}
