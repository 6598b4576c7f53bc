import { Alert, Box, Button, CircularProgress, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { StoredFile } from '../../../domain/contract/upload.ts';
import { useT } from '../../words/useT.ts';
import { isImage } from './fileKind.ts';

interface Props {
  file: StoredFile;
  address: string;
  zoom: number;
}

async function requireThere(address: string): Promise<true> {
  const { ok, status } = await fetch(address, { method: 'HEAD' });
  if (!ok) throw new Error(String(status));
  return true;
}

/** An image, or a PDF in the browser's own viewer; without a viewer, the PDF is downloaded. */
export function FileContent({ file, address, zoom }: Props) {
  const t = useT();
  const { data: isThere, isPending } = useQuery({
    queryKey: ['shares', 'file', address],
    queryFn: () => requireThere(address),
    // The file may have been removed since.
    staleTime: 0,
    gcTime: 0,
  });
  if (isPending) return <CircularProgress aria-label={t('files.loading')} sx={{ m: 'auto' }} />;
  if (!isThere) {
    return (
      <Alert severity="error" sx={{ m: 2 }}>
        {t('files.missing', { name: file.name })}
      </Alert>
    );
  }
  if (isImage(file)) {
    return (
      <Box
        role="group"
        tabIndex={0}
        aria-label={t('files.image')}
        sx={{ flexGrow: 1, minHeight: 0, overflow: 'auto', bgcolor: 'action.hover' }}
      >
        <Box
          component="img"
          src={address}
          alt={file.name}
          sx={{ display: 'block', width: `${zoom * 100}%`, height: `${zoom * 100}%`, objectFit: 'contain' }}
        />
      </Box>
    );
  }
  if (navigator.pdfViewerEnabled) {
    return <Box component="iframe" src={address} title={file.name} sx={{ flexGrow: 1, minHeight: 0, border: 0 }} />;
  }
  return (
    <Stack spacing={2} sx={{ m: 2, alignItems: 'flex-start' }}>
      <Alert severity="info">{t('files.no_viewer')}</Alert>
      <Button variant="contained" href={address} download={file.name}>
        {t('files.download')}
      </Button>
    </Stack>
  );
}
