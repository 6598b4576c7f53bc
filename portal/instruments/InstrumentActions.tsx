import MoreIcon from '@mui/icons-material/MoreVertOutlined';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BulkAction, Instrument } from '../../domain/contract/instrument.ts';
import { INSTRUMENT_ACTION_NAMES, INSTRUMENT_ACTIONS, instrumentAction } from '../../domain/instrument.ts';
import { useLanguage } from '../words/index.tsx';

export interface InstrumentActionsProps {
  readonly onEdit: (instrument: Instrument) => void;
  readonly onCopy: (instrument: Instrument) => void;
  readonly onAct: (action: BulkAction, instruments: readonly Instrument[]) => void;
}

/** The possible actions on an instrument: one in a booking can only be displayed and copied. */
export function InstrumentActions({
  instrument,
  onEdit,
  onCopy,
  onAct,
}: InstrumentActionsProps & { readonly instrument: Instrument }) {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isFree = instrument.openOrderId === null;
  const then = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="menu"
        aria-label={t('instruments.actionsOf', { number: instrument.instrumentNumber })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={then(() => navigate(`/my/instruments/${instrument.id}`))}>
          {t('instruments.details')}
        </MenuItem>
        <MenuItem onClick={then(() => onEdit(instrument))}>{t('edit')}</MenuItem>
        <MenuItem onClick={then(() => onCopy(instrument))}>{t('instruments.copy')}</MenuItem>
        <Divider />
        {INSTRUMENT_ACTION_NAMES.filter((name) => instrumentAction(name).from.includes(instrument.status)).map(
          (name) => (
            <MenuItem key={name} disabled={!isFree} onClick={then(() => onAct(name, [instrument]))}>
              {INSTRUMENT_ACTIONS[name][language]}
            </MenuItem>
          ),
        )}
        <MenuItem
          disabled={!isFree || instrument.status !== 'new'}
          sx={{ color: 'error.main' }}
          onClick={then(() => onAct('delete', [instrument]))}
        >
          {t('remove')}
        </MenuItem>
      </Menu>
    </>
  );
}
