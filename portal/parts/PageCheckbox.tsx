import Checkbox from '@mui/material/Checkbox';

interface PageCheckboxProps {
  readonly label: string;
  readonly chosen: number;
  readonly of: number;
  readonly onToggle: () => void;
}

/**
 * Selects all rows of a page. It uses the browser's own indeterminate state, which the library's attribute would
 * contradict.
 */
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
