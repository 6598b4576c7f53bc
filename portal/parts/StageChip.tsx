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

interface StageChipProps {
  readonly stage: OrderStage;
  /** In the words of those who do the work, not of the customer. */
  readonly isOffice?: boolean;
}

/** A stage in words; the colour only repeats what they say. */
export function StageChip({ stage, isOffice = false }: StageChipProps) {
  const { language } = useLanguage();
  const tone = stage === 'draft' ? 'neutral' : STAGES[stage].tone;
  const colour = stage === 'rejected' ? 'error' : COLOURS[tone];
  return (
    <Chip
      size="small"
      variant="outlined"
      color={colour}
      label={isOffice && stage !== 'draft' ? STAGES[stage][language] : customerWords(stage, language)}
      sx={{ fontWeight: 600 }}
    />
  );
}
