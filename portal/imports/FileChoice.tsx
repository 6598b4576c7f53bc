import Button from '@mui/material/Button';
import { visuallyHidden } from '../parts/visuallyHidden.ts';

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface FileChoiceProps {
  readonly label: string;
  readonly busy: boolean;
  readonly onChoose: (file: File) => void;
}

/** Chooses a workbook: it looks like a button, and is a file input for keyboard and screen reader. */
export function FileChoice({ label, busy, onChoose }: FileChoiceProps) {
  return (
    // biome-ignore lint/a11y/useValidAriaRole: removes the button's role, since people operate the input in it
    <Button
      component="label"
      role={undefined}
      tabIndex={-1}
      variant="contained"
      loading={busy}
      sx={{ '&:focus-within': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 } }}
    >
      {label}
      <input
        type="file"
        accept={XLSX}
        aria-label={label}
        disabled={busy}
        style={visuallyHidden}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoose(file);
          event.target.value = '';
        }}
      />
    </Button>
  );
}
