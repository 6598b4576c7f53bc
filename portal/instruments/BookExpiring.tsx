import EventIcon from '@mui/icons-material/EventAvailableOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES, type LedgerService } from '../../domain/ledger-service.ts';
import { ORDERS_AT } from '../orders/kind.ts';
import { useLanguage } from '../words/index.tsx';

const CHOICES = [30, 60, 90] as const;

interface BookExpiringProps {
  /** The service of the displayed instruments; by default both. */
  readonly service?: LedgerService | undefined;
}

/** Opens an application with all bookable instruments that expire within some days. */
export function BookExpiring({ service }: BookExpiringProps) {
  const { t, language } = useLanguage();

  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button startIcon={<EventIcon />} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu">
        {t('instruments.bookExpiring')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {(service ? [service] : LEDGER_SERVICE_NAMES).flatMap((kind) =>
          CHOICES.map((days) => (
            <MenuItem key={`${kind} ${days}`} onClick={() => navigate(`${ORDERS_AT[kind]}/new?expiringWithin=${days}`)}>
              {!service && `${LEDGER_SERVICES[kind][language]} · `}
              {t('instruments.withinDays', { days })}
            </MenuItem>
          )),
        )}
      </Menu>
    </>
  );
}
