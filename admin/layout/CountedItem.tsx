import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { Menu } from 'react-admin';

interface Props {
  to: string;
  label: string;
  icon: ReactElement;
  count: number | undefined;
  overdue?: number | undefined;
  /** The counts in words, for people who do not see the badges. */
  description: string;
}

/** A menu entry with a count; its accessible name is only the label. */
export function CountedItem({ to, label, icon, count, overdue = 0, description }: Props) {
  return (
    <Menu.Item to={to} leftIcon={icon} primaryText={label} aria-label={label} aria-description={description}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Box component="span" sx={{ flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {label}
        </Box>
        {overdue > 0 && <Badge value={overdue} background="error.main" colour="error.contrastText" />}
        {count !== undefined && count > 0 && <Badge value={count} background="action.selected" colour="text.primary" />}
      </Box>
    </Menu.Item>
  );
}

function Badge({ value, background, colour }: { value: number; background: string; colour: string }) {
  return (
    <Box
      component="span"
      sx={{
        bgcolor: background,
        color: colour,
        borderRadius: 2,
        px: 0.75,
        fontSize: '0.75rem',
        lineHeight: 1.6,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {value > 9999 ? '9999+' : value}
    </Box>
  );
}
