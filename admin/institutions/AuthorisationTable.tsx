import { Box, Chip, Stack, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { AUTHORISATION_STATES } from '../../domain/authorisation.ts';
import type { Authorisation } from '../../domain/contract/authorisation.ts';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { ChangeValidity } from './ChangeValidity.tsx';
import { EndAuthorisation } from './EndAuthorisation.tsx';

const COLOURS = { valid: 'success', soon: 'warning', future: 'info', expired: 'error' } as const;
const onlyNarrow = { display: { xs: 'block', sm: 'none' } };
const wide = { display: { xs: 'none', sm: 'table-cell' } };

/** Authorisations, a line each; on a phone what and where in one cell. */
export function AuthorisationTable({ authorisations }: { authorisations: readonly Authorisation[] }) {
  const say = useSay();
  const term = useTerm();
  const days = (row: Authorisation) => `${row.validFrom} – ${row.validUntil ?? say('authorisation.without_end')}`;
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{say('authorisation.what')}</TableCell>
          <TableCell sx={wide}>{say('authorisation.region')}</TableCell>
          <TableCell sx={wide}>{say('authorisation.validity')}</TableCell>
          <TableCell>{say('authorisation.state')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {authorisations.map((row) => (
          <TableRow key={row.id}>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>
              {row.categoryName} › {row.kindName ?? say('authorisation.all_kinds')}
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
                label={term(AUTHORISATION_STATES[row.state])}
              />
              {row.endReason ? (
                <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {say('authorisation.ended', { reason: row.endReason })}
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
