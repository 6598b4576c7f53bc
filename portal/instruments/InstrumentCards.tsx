import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';
import { InstrumentActions } from './InstrumentActions.tsx';
import type { LedgerRowsProps } from './InstrumentTable.tsx';
import { ROW_COLOURS, StatusChip, VerificationChip } from './StateChips.tsx';

/** The ledger on a phone, one card for each instrument. */
export function InstrumentCards({ instruments, isSelected, onSelect, ...actions }: LedgerRowsProps) {
  const { t, language } = useLanguage();

  return (
    <Box component="ul" aria-label={t('instruments.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {instruments.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            display: 'flex',
            gap: 1,
            p: 1.5,
            borderBottom: 1,
            borderColor: 'divider',
            bgcolor: ROW_COLOURS[row.verificationState],
          }}
        >
          <Checkbox
            checked={isSelected(row.id)}
            onChange={() => onSelect(row.id)}
            slotProps={{ input: { 'aria-label': t('instruments.select', { number: row.instrumentNumber }) } }}
            sx={{ p: 0, alignSelf: 'flex-start' }}
          />
          <Box sx={{ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            <Link component={RouterLink} to={`/my/instruments/${row.id}`} sx={{ fontWeight: 600 }}>
              {row.name} · {row.instrumentNumber}
            </Link>
            <Typography variant="body2" color="text.secondary">
              {row.model} · {t('instruments.fields.serialNumber')} {row.serialNumber} · {row.manufacturer}
            </Typography>
            <Typography variant="body2" color="text.secondary" gutterBottom>
              {DELIVERY_MODES[row.deliveryMode][language]} · {t('instruments.fields.validUntil')}{' '}
              {row.validUntil ?? '—'}
              {row.certificateNumber && ` · ${row.certificateNumber}`}
            </Typography>
            <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap' }}>
              <StatusChip instrument={row} />
              <VerificationChip instrument={row} />
            </Stack>
          </Box>
          <Box>
            <InstrumentActions instrument={row} {...actions} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
