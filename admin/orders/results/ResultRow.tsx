import PointsIcon from '@mui/icons-material/StraightenOutlined';
import { Box, Button, TextField, Typography } from '@mui/material';
import { memo, useState } from 'react';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { CONCLUSIONS, Conclusion } from '../../../domain/contract/result.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { AddFiles } from '../files/AddFiles.tsx';
import { FileLinks } from '../files/FileLinks.tsx';
import { MeasurementDialog } from './measurement/MeasurementDialog.tsx';
import type { ResultValue } from './ResultsContext.ts';
import { exceedsMpe, lacksReason } from './resultValues.ts';

interface Props {
  /** Position among the instruments of the share, from 1. */
  place: number;
  item: OrderItem;
  value: ResultValue;
  marked: boolean;
  change: (itemId: string, value: ResultValue) => void;
}

/** One instrument's result; rendered again only if it changes, because there may be hundreds. */
export const ResultRow = memo(function ResultRow({ place, item, value, marked, change }: Props) {
  const t = useT();
  const localized = useLocalized();
  const { name, serialNumber, model, measuringRange, accuracyClass } = item.instrument;
  const named = { name: `${name} ${serialNumber}` };
  const set = (part: Partial<ResultValue>) => change(item.id, { ...value, ...part });
  const noReason = marked && lacksReason(value);
  const [measuring, setMeasuring] = useState(false);
  const points = value.measurement?.points ?? [];
  const exceeds = exceedsMpe(value);
  return (
    <Box
      role="group"
      aria-label={named.name}
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'start',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1.2fr) 110px minmax(0, 1.4fr) minmax(0, 1fr)' },
        borderTop: 1,
        borderColor: 'divider',
        py: 1,
      }}
    >
      <div>
        <Typography variant="body2">
          {place}. <strong>{name}</strong> · {serialNumber}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {[model, measuringRange, accuracyClass].join(' · ')}
        </Typography>
        <Button
          size="small"
          startIcon={<PointsIcon />}
          onClick={() => setMeasuring(true)}
          aria-label={t('measurement.open_of', named)}
        >
          {value.measurement ? t('measurement.count', { count: points.length }) : t('measurement.open')}
        </Button>
        <AddFiles itemId={item.id} label={t('files.add_of', named)} />
        <FileLinks itemId={item.id} />
        {measuring && (
          <MeasurementDialog
            item={item}
            value={value.measurement}
            onConfirm={(measurement) => {
              setMeasuring(false);
              set({ measurement });
            }}
            onClose={() => setMeasuring(false)}
          />
        )}
      </div>
      <TextField
        select
        margin="none"
        label={t('common.conclusion')}
        value={value.conclusion}
        onChange={(event) => set({ conclusion: Conclusion.parse(event.target.value) })}
        error={exceeds || (marked && value.conclusion === '')}
        helperText={exceeds ? t('results.beyond_mpe') : undefined}
        slotProps={{
          select: { native: true },
          inputLabel: { shrink: true },
          htmlInput: { 'aria-label': t('results.conclusion_of', named) },
        }}
      >
        <option value="" disabled>
          {t('results.choose')}
        </option>
        {Conclusion.options.map((conclusion) => (
          <option key={conclusion} value={conclusion}>
            {localized(CONCLUSIONS[conclusion])}
          </option>
        ))}
      </TextField>
      <TextField
        margin="none"
        multiline
        label={t('results.measured')}
        value={value.measured}
        onChange={(event) => set({ measured: event.target.value })}
        slotProps={{ htmlInput: { 'aria-label': t('results.measured_of', named), maxLength: 1000 } }}
      />
      <TextField
        margin="none"
        multiline
        label={t('common.reason')}
        value={value.reason}
        onChange={(event) => set({ reason: event.target.value })}
        error={noReason}
        helperText={noReason ? t('results.reason_missing') : undefined}
        slotProps={{ htmlInput: { 'aria-label': t('results.reason_of', named), maxLength: 500 } }}
      />
    </Box>
  );
});
