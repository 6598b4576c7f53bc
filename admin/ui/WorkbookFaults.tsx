import { Alert, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { ApiProblem } from '../../domain/contract/client.ts';
import { useT } from '../words/useT.ts';

/** The faults of a workbook: a sentence, and each fault with its row and column. */
export function WorkbookFaults({ fault }: { fault: Error | null }) {
  const t = useT();
  if (!fault) return null;
  return (
    <>
      <Alert severity="error" sx={{ width: '100%', mt: 1.5 }}>
        {fault.message}
      </Alert>
      {fault instanceof ApiProblem && fault.fields.length > 0 && (
        <Table size="small" aria-label={t('expert.faults')}>
          <TableBody>
            {fault.fields.map(({ path, message }) => (
              <TableRow key={`${path} ${message}`}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{path}</TableCell>
                <TableCell>{message}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
