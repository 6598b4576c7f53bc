import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';
import { InstrumentActions, type InstrumentActionsProps } from './InstrumentActions.tsx';
import { InstrumentState } from './InstrumentState.tsx';
import { ValidityChip } from './ValidityChip.tsx';
import { ROW_COLOURS, validityOf } from './validity.ts';

interface InstrumentCardsProps extends InstrumentActionsProps {
  readonly instruments: readonly Instrument[];
}

/** The ledger on a phone: an entry each. */
export function InstrumentCards({ instruments, ...actions }: InstrumentCardsProps) {
  const { words, language } = useLanguage();
  const { fields } = words.instruments;
  return (
    <Box component="ul" aria-label={words.instruments.title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {instruments.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{
            p: 1.5,
            borderBottom: 1,
            borderColor: 'divider',
            overflowWrap: 'anywhere',
            bgcolor: ROW_COLOURS[validityOf(row.validUntil)],
          }}
        >
          <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
            <Typography sx={{ fontWeight: 600, flexGrow: 1 }}>
              {row.name} · {row.instrumentNumber}
            </Typography>
            <ValidityChip validUntil={row.validUntil} />
            <InstrumentState instrument={row} />
          </Stack>
          <Typography variant="body2" color="text.secondary">
            {row.model} · {fields.serialNumber} {row.serialNumber} · {row.manufacturer}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {DELIVERY_MODES[row.deliveryMode][language]} · {fields.validUntil} {row.validUntil ?? '—'}
            {row.certificateNumber && ` · ${row.certificateNumber}`}
          </Typography>
          <Box sx={{ ml: -0.75 }}>
            <InstrumentActions instrument={row} {...actions} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
