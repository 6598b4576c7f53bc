import CheckIcon from '@mui/icons-material/Check';
import {
  Box,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { PERMISSIONS, rolesWith } from '../../domain/permission.ts';
import { FURTHER_RULES, permissionWords, ROLE_WORDS } from '../../domain/permission-words.ts';
import { ROLE_NAMES, type Role } from '../../domain/role.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** A permission of everyone, or of anybody signed in, is shown for all other roles too. */
function holders(roles: readonly Role[]): ReadonlySet<Role> {
  if (roles.includes('public')) return new Set(ROLE_NAMES);
  if (roles.includes('signed_in')) return new Set(ROLE_NAMES.filter((role) => role !== 'public'));
  return new Set(roles);
}

/** 权限: the table of permissions that the API enforces (requirement E6). */
export function PermissionPage() {
  const t = useT();
  const localized = useLocalized();
  return (
    <Box sx={{ pt: 1.5 }}>
      <PageTitle title={t('menu.permissions')} headed />
      <Typography component="h1" variant="h5">
        {t('menu.permissions')}
      </Typography>
      <Typography color="text.secondary" gutterBottom>
        {t('permission.lead')}
      </Typography>
      <TableContainer
        component={Paper}
        tabIndex={0}
        role="region"
        aria-label={t('menu.permissions')}
        sx={{ maxHeight: { xs: '70vh', md: 'calc(100vh - 260px)' }, '@media print': { maxHeight: 'none' } }}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell sx={{ minWidth: 220, left: 0, zIndex: 3, position: 'sticky' }}>
                {t('permission.what')}
              </TableCell>
              {ROLE_NAMES.map((role) => (
                <TableCell key={role} align="center" sx={{ minWidth: 76, lineHeight: 1.3 }}>
                  {localized(ROLE_WORDS[role])}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {PERMISSIONS.map((permission) => {
              const held = holders(rolesWith(permission));
              return (
                <TableRow key={permission} hover>
                  <TableCell
                    component="th"
                    scope="row"
                    sx={{ left: 0, position: 'sticky', zIndex: 1, bgcolor: 'background.paper' }}
                  >
                    {localized(permissionWords(permission))}
                  </TableCell>
                  {ROLE_NAMES.map((role) => (
                    <TableCell key={role} align="center">
                      {held.has(role) ? (
                        <CheckIcon color="success" fontSize="small" titleAccess={t('permission.yes')} />
                      ) : (
                        <Typography component="span" color="text.disabled" aria-label={t('permission.no')} role="img">
                          –
                        </Typography>
                      )}
                    </TableCell>
                  ))}
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      <Box component="ul" sx={{ mt: 1.5, pl: 3 }}>
        {FURTHER_RULES.map((rule) => (
          <li key={rule.en}>{localized(rule)}</li>
        ))}
      </Box>
    </Box>
  );
}
