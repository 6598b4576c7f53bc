import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { BulkAction, Instrument } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_ACTION_NAMES, instrumentAction } from '../../domain/instrument.ts';
import { useT } from '../words/index.tsx';

interface BulkBarProps {
  readonly chosen: readonly Instrument[];
  readonly onAct: (action: BulkAction, about: readonly Instrument[]) => void;
  readonly onClear: () => void;
  /** Displayed while nothing is selected. */
  readonly tools: ReactNode;
}

/** Actions for the selected instruments; an action that applies to only some of them is offered for those. */
export function BulkBar({ chosen, onAct, onClear, tools }: BulkBarProps) {
  const t = useT();
  if (chosen.length === 0) return tools;
  const fitting = (action: BulkAction) =>
    chosen.filter(({ status }) =>
      action === 'delete'
        ? status === 'new'
        : action !== 'make_bookable' && instrumentAction(action).from.includes(status),
    );
  const actions: readonly BulkAction[] = [...INSTRUMENT_ACTION_NAMES, 'delete'];
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={1}
      role="toolbar"
      aria-label={t('instruments.bulk')}
      sx={{ mb: 1, flexWrap: 'wrap', alignItems: 'center' }}
    >
      <Typography component="strong" aria-live="polite" sx={{ fontWeight: 600 }}>
        {t('instruments.selected', { count: chosen.length })}
      </Typography>
      {actions.map((action) => {
        const about = fitting(action);
        if (about.length === 0) return null;
        return (
          <Button
            key={action}
            size="small"
            variant="outlined"
            color={action === 'delete' || action === 'scrap' ? 'error' : 'primary'}
            onClick={() => onAct(action, about)}
          >
            {about.length === chosen.length
              ? t(`instruments.act.${action}`)
              : t('instruments.actOn', { action: t(`instruments.act.${action}`), count: about.length })}
          </Button>
        );
      })}
      <Button size="small" onClick={onClear}>
        {t('instruments.clearSelection')}
      </Button>
    </Stack>
  );
}
