import { Box } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { Title } from 'react-admin';
import { useT } from '../words/useT.ts';

interface Props {
  title: string;
  /** The page shows its own first heading. */
  headed?: boolean;
}

/**
 * The page's title in the app bar, in the browser's tab and, unless the page shows one, as a heading for screen
 * readers.
 */
export function PageTitle({ title, headed = false }: Props) {
  const t = useT();
  return (
    <>
      <title>{`${title} · ${t('common.product')}`}</title>
      <Title title={<span aria-hidden>{title}</span>} preferenceKey={false} />
      {!headed && (
        <Box component="h1" sx={visuallyHidden}>
          {title}
        </Box>
      )}
    </>
  );
}
