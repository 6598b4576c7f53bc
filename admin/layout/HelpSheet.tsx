import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import { Dialog, DialogContent, DialogTitle, IconButton, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { useKeys } from '../ui/useKeys.ts';
import { useT } from '../words/useT.ts';

/** The keyboard help: a button in the app bar and the key `?`. */
export function HelpSheet() {
  const t = useT();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  const rows = [
    ['J', t('keys.next'), `${t('keys.queue_list')} · ${t('common.order')}`],
    ['K', t('keys.previous'), `${t('keys.queue_list')} · ${t('common.order')}`],
    ['Enter', t('keys.enter'), t('keys.queue_list')],
    ['1–8', t('dashboard.open_digit'), t('menu.dashboard')],
    ['P', t('preview.key'), t('keys.queue_list')],
    ['A', t('keys.approve'), t('common.order')],
    ['R', t('keys.reject'), t('common.order')],
    ['Ctrl + Enter', t('keys.confirm_notes'), t('common.order')],
    ['S', t('keys.one_by_one'), t('common.order')],
    ['C', t('claim.key'), t('common.order')],
    ['?', t('keys.help'), ''],
  ];
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={t('keys.open')}
        title={t('keys.open')}
        onClick={() => setOpen(true)}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        <KeyboardIcon />
      </IconButton>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="keyboard-help">
        <DialogTitle id="keyboard-help">{t('keys.title')}</DialogTitle>
        <DialogContent>
          <Table size="small">
            <TableBody>
              {rows.map(([key, what, where]) => (
                <TableRow key={key}>
                  <TableCell>
                    <kbd>{key}</kbd>
                  </TableCell>
                  <TableCell>{what}</TableCell>
                  <TableCell>{where}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </DialogContent>
      </Dialog>
    </>
  );
}
