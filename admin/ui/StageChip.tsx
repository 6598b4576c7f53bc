import { Chip } from '@mui/material';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { useTerm } from '../words/useTerm.ts';

const COLOURS = {
  neutral: 'default',
  waiting: 'info',
  attention: 'warning',
  working: 'primary',
  done: 'success',
  closed: 'default',
} as const;

export function StageChip({ stage }: { stage: Stage }) {
  const term = useTerm();
  const definition = STAGES[stage];
  return <Chip size="small" color={COLOURS[definition.tone]} label={term(definition)} />;
}
