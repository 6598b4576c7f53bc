import DeleteIcon from '@mui/icons-material/DeleteOutline';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, ButtonBase, IconButton, Typography } from '@mui/material';
import type { ShareFile } from '../../../domain/contract/attachment.ts';
import { pathOf } from '../../../domain/contract/client.ts';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { useT } from '../../words/useT.ts';
import { isImage } from './fileKind.ts';

interface Props {
  file: ShareFile;
  shareId: string;
  /** The kind of file, or its instrument. */
  what: string;
  onView: () => void;
  /** Absent if the file cannot be removed. */
  onRemove?: (() => void) | undefined;
}

const PICTURE = {
  width: 72,
  height: 72,
  flexShrink: 0,
  display: 'grid',
  placeItems: 'center',
  bgcolor: 'action.hover',
};

/** A file as a thumbnail with its name, its instrument, and who added it. */
export function FileTile({ file, shareId, what, onView, onRemove }: Props) {
  const t = useT();
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'start', border: 1, borderColor: 'divider', borderRadius: 1, minWidth: 0 }}
    >
      <ButtonBase
        onClick={onView}
        sx={{
          flexGrow: 1,
          minWidth: 0,
          gap: 1,
          p: 0.5,
          justifyContent: 'start',
          textAlign: 'left',
          alignItems: 'start',
        }}
      >
        <Box sx={PICTURE}>
          {isImage(file) ? (
            <Box
              component="img"
              loading="lazy"
              src={pathOf('readShareFile', { shareId, uploadId: file.id })}
              alt=""
              sx={{ width: 72, height: 72, objectFit: 'cover' }}
            />
          ) : (
            <PdfIcon color="action" />
          )}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere', fontWeight: 600 }}>
            {file.name}
          </Typography>
          <Typography variant="caption" component="div" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
            {what}
            {file.addedAt && (
              <div>
                {file.addedBy} · <Timestamp at={file.addedAt} />
              </div>
            )}
          </Typography>
        </Box>
      </ButtonBase>
      {onRemove && (
        <IconButton size="small" onClick={onRemove} aria-label={t('files.remove_one', { name: file.name })}>
          <DeleteIcon fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
