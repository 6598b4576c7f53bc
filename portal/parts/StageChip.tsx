import Chip from '@mui/material/Chip';
import { customerWords, type OrderStage, STAGES } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';

const COLOURS = {
  neutral: 'default',
  waiting: 'info',
  attention: 'warning',
  working: 'primary',
  done: 'success',
  closed: 'default',
} as const;

/** A stage in the customer's words; the colour only repeats what the words say. */
export function StageChip({ stage }: { stage: OrderStage }) {
  const { language } = useLanguage();
  const tone = stage === 'draft' ? 'neutral' : STAGES[stage].tone;
  const colour = stage === 'rejected' ? 'error' : COLOURS[tone];
  return (
    <Chip
      size="small"
      variant="outlined"
      color={colour}
      label={customerWords(stage, language)}
      sx={{ fontWeight: 600 }}
    />
  );
}
