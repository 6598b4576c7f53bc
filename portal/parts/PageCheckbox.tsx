import Checkbox from '@mui/material/Checkbox';

interface PageCheckboxProps {
  readonly label: string;
  readonly chosen: number;
  readonly of: number;
  readonly onToggle: () => void;
}

/** Chooses all rows of a page. The browser's own word for some of them is used, where the library's would contradict it. */
export function PageCheckbox({ label, chosen, of, onToggle }: PageCheckboxProps) {
  const some = chosen > 0 && chosen < of;
  return (
    <Checkbox
      checked={chosen > 0 && chosen === of}
      indeterminate={some}
      onChange={onToggle}
      slotProps={{
        input: {
          'aria-label': label,
          'aria-checked': undefined,
          ref: (input: HTMLInputElement | null) => {
            if (input) input.indeterminate = some;
          },
        },
      }}
    />
  );
}
