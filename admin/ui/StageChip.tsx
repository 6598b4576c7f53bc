import { Chip } from '@mui/material';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { TONE_COLOURS } from '../../web/toneColours.ts';
import { useLocalized } from '../words/useLocalized.ts';

/** The customer has to correct a rejected share: for staff it is not an alarm. */
const COLOURS = { ...TONE_COLOURS, refused: 'warning' } as const;

export function StageChip({ stage }: { stage: Stage }) {
  const localized = useLocalized();
  const definition = STAGES[stage];
  return <Chip size="small" color={COLOURS[definition.tone]} label={localized(definition)} />;
}
