import EventIcon from '@mui/icons-material/EventAvailableOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../words/index.tsx';

const CHOICES = [30, 60, 90] as const;

/** Opens an application with everything that expires within some days and can be applied for. */
export function BookExpiring() {
  const { instruments: words } = useWords();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button startIcon={<EventIcon />} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu">
        {words.bookExpiring}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {CHOICES.map((days) => (
          <MenuItem key={days} onClick={() => navigate(`/my/orders/new?expiringWithin=${days}`)}>
            {words.withinDays(days)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
