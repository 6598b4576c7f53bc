import Chip from '@mui/material/Chip';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { customerWords, type OrderStage, STAGES, stageTone } from '../../domain/stage.ts';
import { TONE_COLOURS } from '../../web/toneColours.ts';
import { useLanguage } from '../words/index.tsx';

interface StageChipProps {
  readonly stage: OrderStage;
  /** Whether the words are those for staff rather than for customers. */
  readonly isOffice?: boolean;
  readonly kind?: LedgerService;
}

/** A stage in words; the colour only repeats what they say. */
export function StageChip({ stage, isOffice = false, kind = 'general' }: StageChipProps) {
  const { language } = useLanguage();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={TONE_COLOURS[stageTone(stage)]}
      label={isOffice && stage !== 'draft' ? STAGES[stage][language] : customerWords(stage, language, kind)}
      sx={{ fontWeight: 600 }}
    />
  );
}
