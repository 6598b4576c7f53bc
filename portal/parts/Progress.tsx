import Box from '@mui/material/Box';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { customerWords, type DeliveryMode, progressOf, type Stage, stageTone } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';
import { useNarrow } from './useNarrow.ts';

interface ProgressProps {
  readonly stage: Stage;
  readonly deliveryMode: DeliveryMode;
  readonly kind?: LedgerService;
}

/** The progress of a share through its steps; vertical on a phone. */
export function Progress({ stage, deliveryMode, kind = 'general' }: ProgressProps) {
  const { language } = useLanguage();
  const narrow = useNarrow();
  const progress = progressOf(stage, deliveryMode);
  if (!progress) return null;
  return (
    <Box sx={{ my: 2, '& .MuiStepConnector-lineVertical': { minHeight: 8 }, '& .MuiStepLabel-vertical': { py: 0.25 } }}>
      <Stepper activeStep={progress.past} orientation={narrow ? 'vertical' : 'horizontal'} alternativeLabel={!narrow}>
        {progress.steps.map((step) => (
          <Step key={step}>
            <StepLabel error={stageTone(step) === 'refused'}>{customerWords(step, language, kind)}</StepLabel>
          </Step>
        ))}
      </Stepper>
    </Box>
  );
}
