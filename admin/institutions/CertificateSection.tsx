import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { AuthorisationCertificate } from '../../domain/contract/authorisation.ts';
import type { Institution } from '../../domain/contract/institution.ts';
import { LICENCE_TYPES, type Upload } from '../../domain/contract/upload.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { Facts } from '../ui/Facts.tsx';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { FileChooser } from '../ui/FileChooser.tsx';
import { Section } from '../ui/Section.tsx';
import { UploadView } from '../ui/UploadView.tsx';
import { useT } from '../words/useT.ts';

/** 授权证书 of an institution, and its change (requirement D4). */
export function CertificateSection({ institution }: { institution: Institution }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { certificateNumber, certificateLevel, certificateValidUntil, certificateImage } = institution;
  return (
    <Section
      title={t('authorisation.certificate')}
      action={
        <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
          {t('authorisation.change_certificate')}
        </Button>
      }
    >
      <Facts
        facts={[
          [t('authorisation.certificate_number'), certificateNumber || t('authorisation.not_entered')],
          [t('common.certificateLevel'), certificateLevel],
          [t('authorisation.certificate_until'), certificateValidUntil],
          [t('common.certificateImage'), <UploadView key="image" file={certificateImage} />],
        ]}
      />
      {open && <CertificateDialog institution={institution} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function CertificateDialog({ institution, onClose }: { institution: Institution; onClose: () => void }) {
  const t = useT();
  const call = useCall();
  const cache = useQueryClient();
  const id = useId();
  const [values, setValues] = useState({
    certificateNumber: institution.certificateNumber,
    certificateLevel: institution.certificateLevel,
    certificateValidUntil: institution.certificateValidUntil ?? '',
  });
  const [image, setImage] = useState<Upload | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const kept = image ? { certificateImage: { id: image.id, claim: image.claim } } : {};
    const body = { ...values, certificateValidUntil: values.certificateValidUntil || null, ...kept };
    const found = formErrors(AuthorisationCertificate)(body);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await call('changeCertificate', { params: { institutionId: institution.id }, body });
      await cache.invalidateQueries({ queryKey: ['institutions'] });
      onClose();
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  const field = (name: keyof typeof values, label: string) => ({
    size: 'small' as const,
    label,
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
    error: errors[name] !== undefined,
    helperText: errors[name],
  });
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={submit}>
        <DialogTitle id={id}>{t('authorisation.change_certificate')}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault} />
          <Stack spacing={2} sx={{ pt: 1 }}>
            <TextField {...field('certificateNumber', t('authorisation.certificate_number'))} />
            <TextField {...field('certificateLevel', t('common.certificateLevel'))} />
            <TextField
              {...field('certificateValidUntil', t('authorisation.certificate_until'))}
              type="date"
              slotProps={{ inputLabel: { shrink: true } }}
            />
            <FileChooser
              label={t('common.certificateImage')}
              accept={LICENCE_TYPES}
              current={institution.certificateImage}
              onChange={setImage}
              error={errors.certificateImage}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" loading={pending}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
