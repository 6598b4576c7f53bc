import { Chip } from '@mui/material';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { useLocalized } from '../words/useLocalized.ts';

const COLOURS = {
  neutral: 'default',
  waiting: 'info',
  attention: 'warning',
  working: 'primary',
  done: 'success',
  closed: 'default',
} as const;

export function StageChip({ stage }: { stage: Stage }) {
  const localized = useLocalized();
  const definition = STAGES[stage];
  return <Chip size="small" color={COLOURS[definition.tone]} label={localized(definition)} />;
}
