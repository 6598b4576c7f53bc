import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useWords } from '../words/index.tsx';

interface HiddenProps {
  readonly hidden: { readonly inBooking: number; readonly notInUse: number; readonly otherUnit: number };
  readonly onShowAll?: () => void;
}

/** How many instruments a list leaves out, and why (manual FAQ 1, 2). */
export function Hidden({ hidden, onShowAll }: HiddenProps) {
  const { instruments: words } = useWords();
  const reasons = [
    ...(hidden.inBooking > 0 ? [words.hiddenInBooking(hidden.inBooking)] : []),
    ...(hidden.notInUse > 0 ? [words.hiddenNotInUse(hidden.notInUse)] : []),
    ...(hidden.otherUnit > 0 ? [words.hiddenOtherUnit(hidden.otherUnit)] : []),
  ];
  if (reasons.length === 0) return null;
  return (
    <Alert
      severity="info"
      sx={{ mb: 2 }}
      action={
        onShowAll && (
          <Button color="inherit" size="small" onClick={onShowAll}>
            {words.showAll}
          </Button>
        )
      }
    >
      {words.hidden}
      {reasons.join('；')}
    </Alert>
  );
}
