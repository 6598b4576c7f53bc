import { Box, Button, FormHelperText, Stack, Typography } from '@mui/material';
import { useId, useRef, useState } from 'react';
import type { StoredFile, Upload } from '../../domain/contract/upload.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';
import { UploadView } from './UploadView.tsx';

interface FileChooserProps {
  readonly label: string;
  readonly accept: string;
  /** The stored file, which a new one replaces. */
  readonly current: StoredFile | null;
  /** The newly uploaded file; null if it was removed again. */
  readonly onChange: (upload: Upload | null) => void;
  readonly error: string | undefined;
}

/** A file in a form: uploaded as soon as it is chosen, and stored with the record when the form is saved. */
export function FileChooser({ label, accept, current, onChange, error }: FileChooserProps) {
  const t = useT();
  const call = useCall();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [made, setMade] = useState<Upload | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const set = (upload: Upload | null) => {
    setMade(upload);
    onChange(upload);
  };
  const take = async (file: File) => {
    setBusy(true);
    setFault(null);
    try {
      set(await call('upload', { file, fileName: file.name }));
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setBusy(false);
    }
  };
  const problem = fault ?? error;
  return (
    <Box
      sx={{
        border: 1,
        borderStyle: 'dashed',
        borderColor: problem ? 'error.main' : 'divider',
        borderRadius: 1,
        p: 1.5,
      }}
    >
      <Typography variant="body2" color="text.secondary" component="label" htmlFor={id}>
        {label}
      </Typography>
      {made && <Typography sx={{ overflowWrap: 'anywhere' }}>{made.name}</Typography>}
      {!made && current && <UploadView file={current} />}
      <Stack direction="row" spacing={1} sx={{ mt: 0.5, position: 'relative' }}>
        <Button size="small" variant="outlined" loading={busy} onClick={() => input.current?.click()}>
          {t(made || current ? 'file.replace' : 'common.chooseFile')}
        </Button>
        <input
          ref={input}
          id={id}
          type="file"
          tabIndex={-1}
          accept={accept}
          style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void take(file);
            event.target.value = '';
          }}
        />
        {made && (
          <Button size="small" onClick={() => set(null)}>
            {t('file.remove')}
          </Button>
        )}
      </Stack>
      {problem && <FormHelperText error>{problem}</FormHelperText>}
    </Box>
  );
}
