import { Box, Link } from '@mui/material';
import { pathOf } from '../../domain/contract/client.ts';
import type { StoredFile } from '../../domain/contract/upload.ts';

/** An uploaded file: an image is displayed, other files are links for downloading. */
export function UploadView({ file }: { file: StoredFile | null }) {
  if (!file) return '—';
  const address = pathOf('downloadUpload', { uploadId: file.id });
  if (!file.mediaType.startsWith('image/')) {
    return (
      <Link href={address} download={file.name}>
        {file.name}
      </Link>
    );
  }
  return (
    <Link href={address} target="_blank" rel="noreferrer">
      <Box component="img" src={address} alt={file.name} sx={{ maxWidth: 360, maxHeight: 260, display: 'block' }} />
    </Link>
  );
}
