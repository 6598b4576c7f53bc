import PreviewIcon from '@mui/icons-material/VerticalSplitOutlined';
import { Button } from '@mui/material';
import { useSay } from '../../words/useSay.ts';
import type { Preview } from './usePreview.ts';

export function PreviewButton({ preview }: { preview: Preview }) {
  const say = useSay();
  return (
    <Button size="small" startIcon={<PreviewIcon />} aria-pressed={preview.on} onClick={preview.toggle}>
      {say(preview.on ? 'preview.off' : 'preview.on')}
    </Button>
  );
}
