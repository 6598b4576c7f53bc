import CloseIcon from '@mui/icons-material/Close';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import PreviousIcon from '@mui/icons-material/NavigateBefore';
import NextIcon from '@mui/icons-material/NavigateNext';
import ZoomInIcon from '@mui/icons-material/ZoomIn';
import ZoomOutIcon from '@mui/icons-material/ZoomOut';
import { Box, Dialog, IconButton, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import type { ShareFile } from '../../../domain/contract/attachment.ts';
import { pathOf } from '../../../domain/contract/client.ts';
import { useT } from '../../words/useT.ts';
import { FileContent } from './FileContent.tsx';
import { isImage } from './fileKind.ts';

interface Props {
  shareId: string;
  files: readonly ShareFile[];
  /** The id of the displayed file. */
  shown: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

const MAX_ZOOM = 4;

/** A file in a dialog: the arrow keys go to the other files, plus and minus zoom an image, Esc closes it. */
export function FileViewer({ shareId, files, shown, onShow, onClose }: Props) {
  const t = useT();
  const id = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [zoom, setZoom] = useState(1);
  const index = files.findIndex((file) => file.id === shown);
  const file = files[index];
  if (!file) return null;
  const address = pathOf('readShareFile', { shareId, uploadId: file.id });
  const enlarges = isImage(file);
  const zoomTo = (wanted: number) => enlarges && setZoom(Math.min(MAX_ZOOM, Math.max(1, wanted)));
  const show = (to: ShareFile | undefined) => {
    if (!to) return;
    setZoom(1);
    onShow(to.id);
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoomTo(zoom * 2),
    '=': () => zoomTo(zoom * 2),
    '-': () => zoomTo(zoom / 2),
    // A zoomed image is scrolled with the arrow keys.
    ...(zoom === 1 ? { ArrowLeft: () => show(files[index - 1]), ArrowRight: () => show(files[index + 1]) } : {}),
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullScreen={isNarrow}
      fullWidth
      maxWidth="lg"
      aria-labelledby={id}
      onKeyDown={({ key }) => keys[key]?.()}
      slotProps={{ paper: { sx: { height: isNarrow ? undefined : '92vh' } } }}
    >
      <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', px: 2, py: 0.5 }}>
        <Typography id={id} component="h2" variant="subtitle1" sx={{ flexGrow: 1, overflowWrap: 'anywhere' }}>
          {file.name}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <Tool label={t('files.previous')} disabled={index === 0} onClick={() => show(files[index - 1])}>
            <PreviousIcon />
          </Tool>
          <Typography variant="body2" role="status" sx={{ whiteSpace: 'nowrap' }}>
            {t('files.place', { place: index + 1, total: files.length })}
          </Typography>
          <Tool label={t('files.next')} disabled={index === files.length - 1} onClick={() => show(files[index + 1])}>
            <NextIcon />
          </Tool>
          {enlarges && (
            <>
              <Tool label={t('files.smaller')} disabled={zoom === 1} onClick={() => zoomTo(zoom / 2)}>
                <ZoomOutIcon />
              </Tool>
              <Tool label={t('files.larger')} disabled={zoom === MAX_ZOOM} onClick={() => zoomTo(zoom * 2)}>
                <ZoomInIcon />
              </Tool>
            </>
          )}
          <IconButton component="a" href={address} download={file.name} aria-label={t('files.download')}>
            <DownloadIcon />
          </IconButton>
          <Tool label={t('files.close')} onClick={onClose}>
            <CloseIcon />
          </Tool>
        </Box>
      </Box>
      <FileContent key={file.id} file={file} address={address} zoom={zoom} />
    </Dialog>
  );
}

interface ToolProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, children, ...button }: ToolProps) {
  return (
    <IconButton aria-label={label} title={label} {...button}>
      {children}
    </IconButton>
  );
}
