import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import { Dialog, DialogContent, DialogTitle, IconButton, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { useKeys } from '../ui/useKeys.ts';
import { useSay } from '../words/useSay.ts';

/** The keyboard help: a button in the app bar and the key `?`. */
export function HelpSheet() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  const rows = [
    ['J', say('keys.next'), `${say('keys.queue_list')} · ${say('keys.order_page')}`],
    ['K', say('keys.previous'), `${say('keys.queue_list')} · ${say('keys.order_page')}`],
    ['Enter', say('keys.enter'), say('keys.queue_list')],
    ['1–8', say('dashboard.open_digit'), say('menu.dashboard')],
    ['P', say('preview.key'), say('keys.queue_list')],
    ['A', say('keys.approve'), say('keys.order_page')],
    ['R', say('keys.reject'), say('keys.order_page')],
    ['Ctrl + Enter', say('keys.confirm_notes'), say('keys.order_page')],
    ['S', say('keys.one_by_one'), say('keys.order_page')],
    ['C', say('claim.key'), say('keys.order_page')],
    ['?', say('keys.help'), ''],
  ];
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={say('keys.open')}
        title={say('keys.open')}
        onClick={() => setOpen(true)}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        <KeyboardIcon />
      </IconButton>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="keyboard-help">
        <DialogTitle id="keyboard-help">{say('keys.title')}</DialogTitle>
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
