import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderItem } from '../../../domain/contract/order.ts';
import type { SinceLastRound } from '../../../domain/round.ts';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useLocalized } from '../../words/useLocalized.ts';
import { FileLinks } from '../files/FileLinks.tsx';
import { CertificateLink } from './CertificateLink.tsx';
import { InstrumentKind } from './InstrumentKind.tsx';
import { ItemChanges } from './ItemChanges.tsx';
import { ItemResult } from './ItemResult.tsx';
import { MeasurementView } from './MeasurementView.tsx';

interface Props {
  items: readonly OrderItem[];
  since?: SinceLastRound | null;
}

/** Instruments on a narrow screen. */
export function InstrumentCards({ items, since = null }: Props) {
  const localized = useLocalized();
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.instruments.fields.${field}`);
  return (
    <Stack component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {items.map((item, index) => (
        <Box key={item.id} component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
          <Typography variant="body2" gutterBottom>
            {index + 1}. <strong>{item.instrument.name}</strong>
          </Typography>
          <InstrumentKind item={item} />
          {since && <ItemChanges itemId={item.id} since={since} />}
          <FileLinks itemId={item.id} />
          <Facts
            facts={[
              [label('instrumentNumber'), item.instrument.instrumentNumber],
              [label('model'), item.instrument.model],
              [label('measuringRange'), item.instrument.measuringRange],
              [label('accuracyClass'), item.instrument.accuracyClass],
              [label('serialNumber'), item.instrument.serialNumber],
              [label('manufacturer'), item.instrument.manufacturer],
              [label('placeOfUse'), item.instrument.placeOfUse],
              [label('deliveryMode'), localized(DELIVERY_MODES[item.deliveryMode])],
              [label('result'), hasResult(item) && <ItemResult key="result" item={item} />],
              [label('certificate'), item.certificate && <CertificateLink certificate={item.certificate} />],
            ]}
          />
          {item.result?.measurement && <MeasurementView measurement={item.result.measurement} />}
        </Box>
      ))}
    </Stack>
  );
}

function hasResult(item: Pick<OrderItem, 'state' | 'result'>): boolean {
  return item.state !== 'active' || item.result !== null;
}
