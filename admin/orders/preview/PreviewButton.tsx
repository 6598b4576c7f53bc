import PreviewIcon from '@mui/icons-material/VerticalSplitOutlined';
import { Button } from '@mui/material';
import { useT } from '../../words/useT.ts';
import type { Preview } from './usePreview.ts';

export function PreviewButton({ preview }: { preview: Preview }) {
  const t = useT();
  return (
    <Button size="small" startIcon={<PreviewIcon />} aria-pressed={preview.on} onClick={preview.toggle}>
      {t(preview.on ? 'preview.off' : 'preview.on')}
    </Button>
  );
}
