import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { BusinessShare } from '../../domain/contract/business.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { Stacked } from '../parts/Stacked.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { useDates, useLanguage } from '../words/index.tsx';

const onlyNarrow = { display: { xs: 'block', md: 'none' } };
const wide = { display: { xs: 'none', md: 'table-cell' } };

/** The institution's shares, one in each row; on a phone with number, applicant and stage. */
export function BusinessTable({ shares }: { shares: readonly BusinessShare[] }) {
  const { t, language } = useLanguage();
  const dates = useDates();

  const modeOf = (share: BusinessShare) =>
    `${DELIVERY_MODES[share.deliveryMode][language]} · ${t('orders.pieces', { smart_count: share.instrumentCount })}`;
  return (
    <Paper>
      <Table size="small" aria-label={t('nav.overview')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('business.number')}</TableCell>
            <TableCell sx={wide}>{t('business.applicant')}</TableCell>
            <TableCell sx={wide}>{t('common.deliveryMode')}</TableCell>
            <TableCell sx={wide}>{t('common.inStageSince')}</TableCell>
            <TableCell>{t('common.stage')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shares.map((share) => (
            <TableRow key={share.id} hover>
              <TableCell>
                <Stacked below={<Box sx={onlyNarrow}>{share.enterpriseName}</Box>}>{share.orderNumber}</Stacked>
                <Box sx={{ ...onlyNarrow, color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {modeOf(share)}
                  <br />
                  {t('business.sinceDay', { day: dates.day(share.stageSince) })}
                </Box>
              </TableCell>
              <TableCell sx={wide}>{share.enterpriseName}</TableCell>
              <TableCell sx={wide}>{modeOf(share)}</TableCell>
              <TableCell sx={wide}>{dates.minute(share.stageSince)}</TableCell>
              <TableCell>
                <StageChip stage={share.stage} isOffice />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}
