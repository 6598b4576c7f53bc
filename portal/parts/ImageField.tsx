import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type DragEvent, useId, useRef, useState } from 'react';
import { LICENCE_TYPES, type StoredFile, type Upload } from '../../domain/contract/upload.ts';
import { call } from '../api.ts';
import { useT } from '../words/index.tsx';
import { UploadView } from './UploadView.tsx';
import type { Form } from './useContractForm.ts';
import { visuallyHidden } from './visuallyHidden.ts';

interface ImageFieldProps {
  readonly form: Form;
  readonly name: string;
  readonly label: string;
  readonly accept: string;
  /** The stored file, which a new one replaces. */
  readonly current?: StoredFile | null | undefined;
}

/** A file in a form: chosen or dropped, uploaded at once, and then part of the form's values. */
export function ImageField({ form, name, label, accept, current }: ImageFieldProps) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [made, setMade] = useState<{ upload: Upload; preview: string | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFault(null);
    try {
      const upload = await call('upload', { file, fileName: file.name });
      setMade({ upload, preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null });
      form.change(name, { id: upload.id, claim: upload.claim });
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const remove = () => {
    if (made?.preview) URL.revokeObjectURL(made.preview);
    setMade(null);
    form.change(name, null);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const chooses = made || current ? t('register.replaceFile') : t('register.chooseFile');
  const problem = fault ?? form.fault(name);
  return (
    <Box
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      sx={{
        border: 1,
        position: 'relative',
        borderStyle: 'dashed',
        borderColor: problem ? 'error.main' : 'divider',
        borderRadius: 1,
        p: 1.5,
      }}
    >
      <Typography variant="body2" color="text.secondary" component="label" htmlFor={id}>
        {label}
      </Typography>
      {made?.preview && (
        <Box
          component="img"
          src={made.preview}
          alt={made.upload.name}
          sx={{ maxWidth: 160, maxHeight: 120, display: 'block', my: 1 }}
        />
      )}
      {made && !made.preview && <Typography sx={{ overflowWrap: 'anywhere' }}>{made.upload.name}</Typography>}
      {!made && current && <UploadView file={current} />}
      <Stack direction="row" spacing={1} sx={{ mt: 0.5 }}>
        <Button
          size="small"
          variant="outlined"
          loading={busy}
          onClick={() => input.current?.click()}
          aria-label={`${chooses} ${label}`}
        >
          {chooses}
        </Button>
        <input
          ref={input}
          id={id}
          type="file"
          tabIndex={-1}
          accept={accept}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
          style={visuallyHidden}
        />
        {made && (
          <Button size="small" onClick={remove}>
            {t('register.removeFile')}
          </Button>
        )}
      </Stack>
      <FormHelperText error={problem !== undefined && problem !== null} role={fault ? 'alert' : undefined}>
        {busy
          ? t('register.uploading')
          : (problem ?? (accept === LICENCE_TYPES ? t('register.dropLicence') : t('register.dropFile')))}
      </FormHelperText>
    </Box>
  );
}
