import Rating from '@mui/material/Rating';
import { useT } from '../words/index.tsx';

/** A given rating. */
export function Stars({ rating }: { rating: number }) {
  const t = useT();
  return (
    <Rating
      readOnly
      value={rating}
      precision={0.1}
      size="small"
      getLabelText={(count) => t('common.stars', { count })}
    />
  );
}
