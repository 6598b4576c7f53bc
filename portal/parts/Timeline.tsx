import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { RESUBMISSION_NOTE } from '../../domain/round.ts';
import { DELIVERY_MODES, type DeliveryMode } from '../../domain/stage.ts';
import { eventWords } from '../../domain/transition.ts';
import { useDates, useLanguage } from '../words/index.tsx';

export interface TimelineStep {
  readonly at: string;
  readonly event: string;
  readonly actor: string;
  readonly notes?: string | null;
  readonly deliveryMode?: DeliveryMode | null;
  /** The share that the step is about, if there are several. */
  readonly part?: string | null;
  /** Words that replace the event's own. */
  readonly words?: string | undefined;
  /** The instruments that the step is about, one line each. */
  readonly details?: readonly string[];
}

/** Every step with its time and actor, newest first (requirement C14). */
export function Timeline({ steps, kind = 'general' }: { steps: readonly TimelineStep[]; kind?: LedgerService }) {
  const { language } = useLanguage();
  const dates = useDates();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, borderLeft: 2, borderColor: 'divider' }}>
      {steps.toReversed().map((step, index) => (
        <Box
          component="li"
          key={`${step.at}-${step.event}-${step.deliveryMode ?? ''}-${step.part ?? ''}`}
          sx={{ pl: 2, pb: 1.5, position: 'relative' }}
        >
          <Box
            sx={{
              position: 'absolute',
              left: -6,
              top: 6,
              width: 10,
              height: 10,
              borderRadius: '50%',
              bgcolor: index === 0 ? 'primary.main' : 'grey.400',
            }}
          />
          <Typography sx={{ fontWeight: index === 0 ? 600 : 400 }}>
            {step.words ?? eventWords(step.event, language, kind)}
            {step.deliveryMode && ` · ${DELIVERY_MODES[step.deliveryMode][language]}`}
            {step.part && ` · ${step.part}`}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {dates.minute(step.at)} · {step.actor}
          </Typography>
          {step.details?.map((line) => (
            <Typography key={line} variant="body2" color="text.secondary">
              {line}
            </Typography>
          ))}
          {step.notes && (
            <Typography variant="body2">
              {step.event === 'resubmit' && `${RESUBMISSION_NOTE[language]}：`}
              {step.notes}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
