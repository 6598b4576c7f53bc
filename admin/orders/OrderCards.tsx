import { Box, Typography } from '@mui/material';
import { SimpleList } from 'react-admin';
import { DELIVERY_MODES, isTerminal } from '../../domain/stage.ts';
import { VISIT_ANSWERS } from '../../domain/visit.ts';
import { Age } from '../ui/Age.tsx';
import { Due } from '../ui/Due.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { ClaimHolder } from './claim/ClaimHolder.tsx';
import type { ShareRecord } from './shareRecord.ts';

interface Props {
  path: (id: string) => string;
  withStage?: boolean;
}

/** Shares on a narrow screen. */
export function OrderCards({ path, withStage = false }: Props) {
  const t = useT();
  const localized = useLocalized();
  return (
    <SimpleList<ShareRecord>
      rowClick={(id) => path(String(id))}
      primaryText={(row) => (
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <Typography component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
            {row.orderNumber}
          </Typography>
          {withStage ? <StageChip stage={row.stage} /> : <Age since={row.stageSince} />}
        </Box>
      )}
      secondaryText={(row) => (
        <Box component="span" sx={{ display: 'grid', rowGap: 0.25 }}>
          <span>{row.enterpriseName}</span>
          <span>
            {[
              row.contactName || t('order.no_contact'),
              localized(DELIVERY_MODES[row.deliveryMode]),
              t('order.pieces', { count: row.instrumentCount }),
            ].join(' · ')}
          </span>
          {!isTerminal(row.stage) && (
            <span>
              <Due at={row.dueAt} /> · <ClaimHolder claim={row.claim} />
              {row.visitAnswer && ` · ${localized(VISIT_ANSWERS[row.visitAnswer])}`}
            </span>
          )}
        </Box>
      )}
    />
  );
}
