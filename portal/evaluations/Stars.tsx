import Rating from '@mui/material/Rating';
import { useWords } from '../words/index.tsx';

/** A rating that was given. */
export function Stars({ rating }: { rating: number }) {
  const { evaluations } = useWords();
  return <Rating readOnly value={rating} precision={0.1} size="small" getLabelText={evaluations.stars} />;
}
