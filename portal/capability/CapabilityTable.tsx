import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import { Stacked } from '../parts/Stacked.tsx';
import { useDates, useT } from '../words/index.tsx';
import { StateChip } from './StateChip.tsx';

/** Authorisations, one in each row. */
export function CapabilityTable({ authorisations }: { authorisations: readonly Authorisation[] }) {
  const t = useT();
  const dates = useDates();
  return (
    <TableContainer component={Paper} tabIndex={0} role="region" aria-label={t('capability.title')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('common.region')}</TableCell>
            <TableCell>{t('common.category')}</TableCell>
            <TableCell>{t('common.kind')}</TableCell>
            <TableCell>{t('common.validFrom')}</TableCell>
            <TableCell>{t('common.validUntil')}</TableCell>
            <TableCell>{t('common.state')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {authorisations.map((row) => (
            <TableRow key={row.id} hover>
              <TableCell sx={{ minWidth: 300 }}>{row.regionName}</TableCell>
              <TableCell>{row.categoryName}</TableCell>
              <TableCell sx={{ minWidth: 100 }}>{row.kindName ?? t('capability.allKinds')}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{dates.day(row.validFrom)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {row.validUntil ? dates.day(row.validUntil) : t('capability.withoutEnd')}
              </TableCell>
              <TableCell sx={{ minWidth: 110, maxWidth: 220 }}>
                <Stacked below={row.endReason ? t('common.ended', { reason: row.endReason }) : ''}>
                  <StateChip state={row.state} />
                </Stacked>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
