import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { z } from 'zod';
import type { StageCount } from '../../domain/contract/business.ts';
import { STAGES, type Stage } from '../../domain/stage.ts';
import { StageChip } from '../parts/StageChip.tsx';
import { useLanguage } from '../words/index.tsx';

interface BusinessCountsProps {
  readonly counts: readonly z.output<typeof StageCount>[];
  readonly chosen: Stage | null;
  readonly onChoose: (stage: Stage | null) => void;
}

/** The number of shares in each stage; a click filters by the stage, another one removes the filter. */
export function BusinessCounts({ counts, chosen, onChoose }: BusinessCountsProps) {
  const { t, language } = useLanguage();
  return (
    <Box
      role="group"
      aria-label={t('business.byStage')}
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))', mb: 2 }}
    >
      {counts.map(({ stage, count }) => (
        <ButtonBase
          key={stage}
          onClick={() => onChoose(stage === chosen ? null : stage)}
          aria-pressed={stage === chosen}
          aria-label={`${STAGES[stage][language]} ${count}`}
          sx={{
            p: 1.5,
            display: 'block',
            textAlign: 'left',
            bgcolor: 'background.paper',
            border: 1,
            borderRadius: 1,
            borderColor: stage === chosen ? 'primary.main' : 'divider',
            boxShadow: stage === chosen ? 'inset 0 0 0 1px currentColor' : undefined,
          }}
        >
          <Typography component="span" sx={{ display: 'block', fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.3 }}>
            {count}
          </Typography>
          <StageChip stage={stage} isOffice />
        </ButtonBase>
      ))}
    </Box>
  );
}
