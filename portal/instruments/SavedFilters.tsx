import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlineOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useT } from '../words/index.tsx';
import { useKept } from './useKept.ts';
import type { LedgerFilter, LedgerFilterState } from './useLedgerFilter.ts';

interface Saved {
  readonly name: string;
  readonly filter: LedgerFilter;
}

/** Saved filters; saving under an existing name replaces the filter. */
export function SavedFilters({ state }: { state: LedgerFilterState }) {
  const t = useT();

  const [saved, setSaved] = useKept<readonly Saved[]>('ledger-filters', []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = naming?.trim();
    if (!name) return;
    setSaved([...saved.filter((one) => one.name !== name), { name, filter: state.filter }]);
    setNaming(null);
  };
  if (saved.length === 0 && !state.isFiltered) return null;
  return (
    <>
      <Button startIcon={<BookmarkIcon />} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu">
        {t('instruments.savedFilters')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {saved.map((one) => (
          <MenuItem
            key={one.name}
            onClick={() => {
              setAnchor(null);
              state.set(one.filter);
            }}
          >
            <ListItemText sx={{ mr: 2 }}>{one.name}</ListItemText>
            <IconButton
              edge="end"
              size="small"
              aria-label={t('instruments.forgetFilter', { name: one.name })}
              onClick={(event) => {
                event.stopPropagation();
                setSaved(saved.filter(({ name }) => name !== one.name));
              }}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </MenuItem>
        ))}
        <MenuItem
          disabled={!state.isFiltered}
          onClick={() => {
            setAnchor(null);
            setNaming('');
          }}
        >
          {t('instruments.saveFilter')}
        </MenuItem>
      </Menu>
      {naming !== null && (
        <Dialog open onClose={() => setNaming(null)} fullWidth maxWidth="xs" aria-labelledby="filter-title">
          <form onSubmit={save}>
            <DialogTitle id="filter-title">{t('instruments.saveFilter')}</DialogTitle>
            <DialogContent>
              <TextField
                autoFocus
                required
                label={t('common.name')}
                value={naming}
                onChange={(event) => setNaming(event.target.value)}
                slotProps={{ htmlInput: { maxLength: 30 } }}
                sx={{ mt: 1 }}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={() => setNaming(null)}>{t('cancel')}</Button>
              <Button type="submit" variant="contained">
                {t('common.save')}
              </Button>
            </DialogActions>
          </form>
        </Dialog>
      )}
    </>
  );
}
