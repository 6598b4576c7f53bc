import { Box, Button, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { orderPath } from '../../queues/myQueues.ts';
import { type Dragged, startDrag } from './drag.ts';

interface VisitChipProps {
  readonly shareId: string;
  readonly number: string;
  readonly enterpriseName: string;
  /** The times of the visit, or how long the share has waited. */
  readonly when: ReactNode;
  readonly notice?: string | null;
  /** Null if the reader cannot move it. */
  readonly dragged: Dragged | null;
  readonly action: string;
  readonly actionLabel: string;
  readonly onPlan: () => void;
  readonly children?: ReactNode;
}

/** A share on the board: dragged to another day or person, or moved with its button. */
export function VisitChip(props: VisitChipProps) {
  const { shareId, number, enterpriseName, when, notice, dragged, action, actionLabel, onPlan, children } = props;
  return (
    <Box
      component="li"
      draggable={dragged !== null}
      onDragStart={(event) => dragged && startDrag(event, dragged)}
      sx={{
        borderLeft: 3,
        borderColor: notice ? 'warning.main' : 'primary.main',
        bgcolor: 'action.hover',
        borderRadius: 1,
        px: 0.75,
        py: 0.5,
        mb: 0.5,
        cursor: dragged ? 'grab' : 'default',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'space-between',
          columnGap: 0.5,
          '& > *': { whiteSpace: 'nowrap' },
        }}
      >
        <Typography variant="caption" sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
          {when}
        </Typography>
        {dragged && (
          <Button size="small" sx={{ minWidth: 0, p: 0, lineHeight: 1.4 }} aria-label={actionLabel} onClick={onPlan}>
            {action}
          </Button>
        )}
      </Box>
      <Link
        component={RouterLink}
        to={orderPath(shareId, null)}
        variant="caption"
        draggable={false}
        sx={{ display: 'block', fontVariantNumeric: 'tabular-nums' }}
      >
        {number}
      </Link>
      <Typography variant="caption" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
        {enterpriseName}
      </Typography>
      {notice && (
        <Typography variant="caption" sx={{ display: 'block', fontWeight: 600 }}>
          {notice}
        </Typography>
      )}
      {children}
    </Box>
  );
}
