import LockIcon from '@mui/icons-material/LockOutlined';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { Logout, UserMenu, useUserMenu } from 'react-admin';
import { Link } from 'react-router';
import { useT } from '../words/useT.ts';

export function ConsoleUserMenu() {
  return (
    <UserMenu>
      <PasswordItem />
      <Logout />
    </UserMenu>
  );
}

function PasswordItem() {
  const t = useT();
  const menu = useUserMenu();
  return (
    <MenuItem component={Link} to="/password" onClick={menu?.onClose}>
      <ListItemIcon>
        <LockIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{t('menu.password')}</ListItemText>
    </MenuItem>
  );
}
