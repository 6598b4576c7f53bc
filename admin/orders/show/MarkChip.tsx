import { Chip } from '@mui/material';
import type { Mark } from '../../../domain/round.ts';
import { useT } from '../../words/useT.ts';

const COLOURS = {
  new: 'info',
  changed: 'warning',
  unchanged: 'default',
  withdrawn: 'default',
  moved: 'default',
} as const;

/** What has happened to an instrument since the round before. */
export function MarkChip({ mark }: { mark: Mark }) {
  const t = useT();
  return <Chip size="small" variant="outlined" color={COLOURS[mark]} label={t(`round.mark.${mark}`)} />;
}
