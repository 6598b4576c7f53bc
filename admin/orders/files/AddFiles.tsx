import AttachIcon from '@mui/icons-material/AttachFile';
import { Alert, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { ATTACHMENT_TYPES } from '../../../domain/contract/attachment.ts';
import { wordsOf } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import { useT } from '../../words/useT.ts';
import { useFiles } from './FilesContext.ts';

interface Props {
  /** The instrument of the files; null for the results as a whole. */
  itemId: string | null;
  /** The button's name for people who cannot see its position. */
  label: string;
}

/** Adds photos or PDFs to the results; files that could not be added are named, with the reason. */
export function AddFiles({ itemId, label }: Props) {
  const t = useT();
  const call = useCall();
  const files = useFiles();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<string[]>([]);
  if (!files?.open) return null;
  const { shareId, reload } = files;
  const add = async (chosen: File[]) => {
    setBusy(true);
    setFaults([]);
    const found: string[] = [];
    for (const file of chosen) {
      try {
        const query = itemId === null ? {} : { itemId };
        await call('addAttachment', { params: { shareId }, query, file, fileName: file.name });
      } catch (error) {
        const words = wordsOf(error);
        found.push(words.includes(file.name) ? words : `${file.name}：${words}`);
      }
    }
    await reload();
    setFaults(found);
    setBusy(false);
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<AttachIcon />}
        loading={busy}
        aria-label={label}
        onClick={() => input.current?.click()}
      >
        {t('files.add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ATTACHMENT_TYPES}
        aria-label={label}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) void add(chosen);
        }}
      />
      {faults.length > 0 && (
        <Alert severity="error" onClose={() => setFaults([])} closeText={t('files.close')} sx={{ width: '100%' }}>
          {faults.map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </Alert>
      )}
    </>
  );
}
