import { Box } from '@mui/material';
import TablePaginationActions from '@mui/material/TablePaginationActions';
import type { PaginationActionsProps } from 'react-admin';

/** Buttons for the previous and the next page: with keyset pagination it is not possible to jump to another page. */
export function PageSteps({ count, page, rowsPerPage, onPageChange, getItemAriaLabel }: PaginationActionsProps) {
  return (
    <Box sx={{ flexShrink: 0, ml: 2 }}>
      <TablePaginationActions
        count={count}
        page={page}
        rowsPerPage={rowsPerPage}
        onPageChange={(event, to) => event && onPageChange(event.nativeEvent, to)}
        getItemAriaLabel={(type) => getItemAriaLabel?.(type, null, false) ?? type}
        showFirstButton={false}
        showLastButton={false}
      />
    </Box>
  );
}
