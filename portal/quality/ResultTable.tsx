import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import type { QualityResult } from '../../domain/contract/quality.ts';
import { CONCLUSIONS } from '../../domain/contract/result.ts';
import { Stacked } from '../parts/Stacked.tsx';
import { useDates, useLanguage } from '../words/index.tsx';

const COLOURS = { pass: 'success', fail: 'error', not_tested: 'default' } as const;
const onlyNarrow = { display: { xs: 'block', md: 'none' }, fontSize: '0.8125rem' };
const wide = { display: { xs: 'none', md: 'table-cell' } };

/** Results, one in each row; on a phone with instrument and conclusion. */
export function ResultTable({ results }: { results: readonly QualityResult[] }) {
  const { t, language } = useLanguage();
  const dates = useDates();
  return (
    <Paper>
      <TableContainer tabIndex={0} role="region" aria-label={t('quality.title')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('quality.instrument')}</TableCell>
              <TableCell>{t('quality.conclusion')}</TableCell>
              <TableCell sx={wide}>{t('quality.measured')}</TableCell>
              <TableCell sx={wide}>{t('quality.completedAt')}</TableCell>
              <TableCell sx={wide}>{t('quality.order')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {results.map((row) => (
              <TableRow key={row.id} hover>
                <TableCell>
                  <Stacked below={[row.instrumentNumber, row.model, row.serialNumber].filter(Boolean).join(' · ')}>
                    {row.name}
                  </Stacked>
                  <Box sx={onlyNarrow}>
                    <Link component={RouterLink} to={`/my/orders/${row.orderId}`}>
                      {row.orderNumber}
                    </Link>{' '}
                    {dates.day(row.completedAt)}
                  </Box>
                </TableCell>
                <TableCell>
                  <Stacked below={row.reason}>
                    <Chip
                      size="small"
                      variant="outlined"
                      color={COLOURS[row.conclusion]}
                      label={CONCLUSIONS[row.conclusion][language]}
                    />
                  </Stacked>
                </TableCell>
                <TableCell sx={wide}>{row.measured || '—'}</TableCell>
                <TableCell sx={{ ...wide, whiteSpace: 'nowrap' }}>{dates.day(row.completedAt)}</TableCell>
                <TableCell sx={wide}>
                  <Stacked below={row.certificateNumber ?? ''}>
                    <Link component={RouterLink} to={`/my/orders/${row.orderId}`}>
                      {row.orderNumber}
                    </Link>
                  </Stacked>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Paper>
  );
}
