import TablePagination from '@mui/material/TablePagination';
import { useT } from '../words/index.tsx';

interface PagerProps {
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly onChange: (page: number, perPage: number) => void;
}

/** Pages from 1; 25, 50 or 100 rows each. A total of -1 is unknown. */
export function Pager({ page, perPage, total, onChange }: PagerProps) {
  const t = useT();
  return (
    <TablePagination
      component="div"
      count={total}
      page={page - 1}
      rowsPerPage={perPage}
      rowsPerPageOptions={[25, 50, 100]}
      labelRowsPerPage={t('rowsPerPage')}
      labelDisplayedRows={({ from, to, count }) =>
        count < 0 ? `${from}–${to}` : `${from}–${to} · ${t('total', { count })}`
      }
      onPageChange={(_, next) => onChange(next + 1, perPage)}
      onRowsPerPageChange={(event) => onChange(1, Number(event.target.value))}
      sx={{ '& .MuiTablePagination-toolbar': { flexWrap: 'wrap', px: 1 } }}
    />
  );
}
