import { Chip } from '@mui/material';
import { VISIT_ANSWERS, type VisitAnswer } from '../../domain/visit.ts';
import { useLocalized } from '../words/useLocalized.ts';

/** The customer's answer to the date of a visit; the colour only repeats the words. */
export function AnswerChip({ answer }: { answer: VisitAnswer }) {
  const localized = useLocalized();
  const { tone } = VISIT_ANSWERS[answer];
  return <Chip size="small" variant="outlined" color={tone} label={localized(VISIT_ANSWERS[answer])} />;
}
