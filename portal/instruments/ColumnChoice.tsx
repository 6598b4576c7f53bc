import ViewColumnIcon from '@mui/icons-material/ViewColumnOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useT } from '../words/index.tsx';
import { COLUMNS, USUAL_COLUMNS } from './columns.tsx';

interface ColumnChoiceProps {
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}

/** The choice of the ledger's columns, stored in the browser. */
export function ColumnChoice({ shown, onChange }: ColumnChoiceProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [, ...others] = COLUMNS;
  const toggle = (id: string) => onChange(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]);
  return (
    <>
      <Button startIcon={<ViewColumnIcon />} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu">
        {t('instruments.columns')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {others.map(({ id, label }) => (
          <MenuItem key={id} dense role="menuitemcheckbox" aria-checked={shown.includes(id)} onClick={() => toggle(id)}>
            <Checkbox edge="start" size="small" checked={shown.includes(id)} tabIndex={-1} disableRipple aria-hidden />
            <ListItemText>{label(t)}</ListItemText>
          </MenuItem>
        ))}
        <MenuItem dense onClick={() => onChange([...USUAL_COLUMNS])}>
          {t('instruments.usualColumns')}
        </MenuItem>
      </Menu>
    </>
  );
}
