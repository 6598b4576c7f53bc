import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useT } from '../words/index.tsx';

interface FaultTableProps {
  readonly importId: string;
  /** The faults are read again when it changes. */
  readonly version: string;
}

/** All faults of a workbook, by row and column as in Excel. */
export function FaultTable({ importId, version }: FaultTableProps) {
  const t = useT();
  const [paging, setPaging] = useState({ page: 1, perPage: 50 });
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', importId, 'faults', version, paging],
    queryFn: ({ signal }) => call('listImportFaults', { params: { importId }, query: paging, signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (!data || data.total === 0) return null;
  return (
    <Paper>
      <TableContainer tabIndex={0} role="region" aria-label={t('imports.faults')}>
        <Table size="small" aria-label={t('imports.faults')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('imports.where')}</TableCell>
              <TableCell>{t('imports.fault')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.data.map(({ path, message }) => (
              <TableRow key={`${path}-${message}`}>
                <TableCell sx={{ whiteSpace: { sm: 'nowrap' } }}>{path}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{message}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
    </Paper>
  );
}
