import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { LINK_STATES, type Link, type LinkState } from '../../domain/contract/link.ts';
import { useDates, useLanguage } from '../words/index.tsx';
import type { Decision } from './LinkDecision.tsx';

const COLOURS = { requested: 'warning', approved: 'success', refused: 'error', ended: 'default' } as const;
const OFFERED: Readonly<Record<LinkState, readonly Decision[]>> = {
  requested: ['approve', 'refuse', 'remove'],
  approved: ['remove'],
  refused: [],
  ended: [],
};

interface LinkRowsProps {
  readonly links: readonly Link[];
  readonly onDecide: (link: Link, decision: Decision) => void;
}

/** Requests and links, one card each, with the possible decisions. */
export function LinkRows({ links, onDecide }: LinkRowsProps) {
  const { t, language } = useLanguage();
  const dates = useDates();
  return (
    <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {links.map((link) => (
        <Paper
          key={link.id}
          component="li"
          sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
        >
          <Stack sx={{ flexGrow: 1, minWidth: 200 }}>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <Typography sx={{ fontWeight: 600 }}>{link.displayName}</Typography>
              <Chip
                size="small"
                variant="outlined"
                color={COLOURS[link.state]}
                label={LINK_STATES[link.state][language]}
              />
            </Stack>
            <Typography variant="body2" color="text.secondary">
              {t('links.username')} {link.username} · {t('links.requestedAt')} {dates.minute(link.requestedAt)}
              {link.notes && ` · ${link.notes}`}
            </Typography>
          </Stack>
          {OFFERED[link.state].map((decision) => (
            <Button
              key={decision}
              size="small"
              variant={decision === 'approve' ? 'contained' : 'outlined'}
              color={decision === 'approve' ? 'primary' : 'error'}
              onClick={() => onDecide(link, decision)}
              aria-label={`${t(`links.${decision}`)} ${link.displayName}`}
            >
              {t(`links.${decision}`)}
            </Button>
          ))}
        </Paper>
      ))}
    </Stack>
  );
}
