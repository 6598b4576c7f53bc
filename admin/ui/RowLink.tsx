import type { MouseEvent } from 'react';
import { Link } from 'react-admin';

/** The link of a row, along which J and K move. */
export function RowLink({ to, text }: { to: string; text: string }) {
  return (
    <Link
      to={to}
      data-row-link
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}
    >
      {text}
    </Link>
  );
}
