import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect } from 'react';
import { useT } from '../words/index.tsx';

/** The page's heading with its actions; also sets the title of the browser's tab. */
export function Title({ text, lead, children }: { text: string; lead?: string; children?: ReactNode }) {
  const t = useT();
  const product = t('common.product');
  useEffect(() => {
    document.title = `${text} · ${product}`;
  }, [text, product]);
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 2, flexWrap: 'wrap', alignItems: 'center' }}>
      <Stack sx={{ flexGrow: 1, minWidth: 200 }}>
        <Typography variant="h1">{text}</Typography>
        {lead && (
          <Typography color="text.secondary" sx={{ mt: 0.5 }}>
            {lead}
          </Typography>
        )}
      </Stack>
      {children}
    </Stack>
  );
}
