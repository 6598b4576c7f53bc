import ImageIcon from '@mui/icons-material/ImageOutlined';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Button } from '@mui/material';
import { useFiles } from './FilesContext.ts';
import { isImage } from './fileKind.ts';

/** The attachments of one instrument, with a button for each. */
export function FileLinks({ itemId }: { itemId: string }) {
  const context = useFiles();
  const files = context?.files.filter((file) => file.itemId === itemId) ?? [];
  if (!context || files.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
      {files.map((file) => (
        <Button
          key={file.id}
          size="small"
          startIcon={isImage(file) ? <ImageIcon /> : <PdfIcon />}
          onClick={() => context.view(file.id)}
          sx={{ overflowWrap: 'anywhere', textAlign: 'left', textTransform: 'none' }}
        >
          {file.name}
        </Button>
      ))}
    </Box>
  );
}
