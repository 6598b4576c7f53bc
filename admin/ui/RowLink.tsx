import type { MouseEvent } from 'react';
import { Link } from 'react-admin';

/** The link of a row, which J and K focus; it has the record's id for the code that follows the focus. */
export function RowLink({ to, text, id = '' }: { to: string; text: string; id?: string }) {
  return (
    <Link
      to={to}
      data-row-link={id}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}
    >
      {text}
    </Link>
  );
}
