import { Box, Chip, Stack, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { AUTHORISATION_STATES } from '../../domain/authorisation.ts';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { ChangeValidity } from './ChangeValidity.tsx';
import { EndAuthorisation } from './EndAuthorisation.tsx';

const COLOURS = { valid: 'success', soon: 'warning', future: 'info', expired: 'error' } as const;
const onlyNarrow = { display: { xs: 'block', sm: 'none' } };
const wide = { display: { xs: 'none', sm: 'table-cell' } };

/** Authorisations, one in each row; on a phone with category and region in one cell. */
export function AuthorisationTable({ authorisations }: { authorisations: readonly Authorisation[] }) {
  const t = useT();
  const localized = useLocalized();
  const days = (row: Authorisation) => `${row.validFrom} – ${row.validUntil ?? t('authorisation.without_end')}`;
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{t('authorisation.what')}</TableCell>
          <TableCell sx={wide}>{t('common.region')}</TableCell>
          <TableCell sx={wide}>{t('authorisation.validity')}</TableCell>
          <TableCell>{t('common.state')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {authorisations.map((row) => (
          <TableRow key={row.id}>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>
              {row.categoryName} › {row.kindName ?? t('authorisation.all_kinds')}
              <Box sx={{ ...onlyNarrow, color: 'text.secondary' }}>
                {row.regionName}
                <br />
                {days(row)}
              </Box>
            </TableCell>
            <TableCell sx={{ ...wide, minWidth: 220 }}>{row.regionName}</TableCell>
            <TableCell sx={{ ...wide, whiteSpace: 'nowrap' }}>{days(row)}</TableCell>
            <TableCell sx={{ width: { xs: '38%', sm: 170 } }}>
              <Chip
                size="small"
                variant="outlined"
                color={COLOURS[row.state]}
                label={localized(AUTHORISATION_STATES[row.state])}
              />
              {row.endReason ? (
                <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {t('common.ended', { reason: row.endReason })}
                </Box>
              ) : (
                <Stack direction="row" spacing={1} sx={{ mt: 0.5 }}>
                  <ChangeValidity authorisation={row} />
                  {row.state !== 'expired' && <EndAuthorisation authorisation={row} />}
                </Stack>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
