import { Chip } from '@mui/material';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { TONE_COLOURS } from '../../web/toneColours.ts';
import { useLocalized } from '../words/useLocalized.ts';

export function StageChip({ stage }: { stage: Stage }) {
  const localized = useLocalized();
  const definition = STAGES[stage];
  return <Chip size="small" color={TONE_COLOURS[definition.tone]} label={localized(definition)} />;
}
