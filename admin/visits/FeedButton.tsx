import CalendarIcon from '@mui/icons-material/EventRepeatOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formatTime } from '../../domain/time.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLanguage } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** The address of a technician's visits for calendar programs. */
export function FeedButton() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" startIcon={<CalendarIcon />} onClick={() => setOpen(true)}>
        {t('feed.button')}
      </Button>
      {open && <FeedDialog onClose={() => setOpen(false)} />}
    </>
  );
}

const KEY = ['visit-feed'];

function FeedDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const call = useCall();
  const cache = useQueryClient();
  const id = useId();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: () => call('getVisitFeed') });
  const refresh = () => cache.invalidateQueries({ queryKey: KEY });
  const making = useMutation({ mutationFn: () => call('renewVisitFeed'), onSuccess: refresh });
  const ending = useMutation({
    mutationFn: () => call('endVisitFeed'),
    onSuccess: () => {
      making.reset();
      return refresh();
    },
  });
  const url = making.data?.url ?? '';
  const pending = making.isPending || ending.isPending;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('feed.button')}</DialogTitle>
      <DialogContent>
        <FaultAlert fault={making.error ?? ending.error ?? error} />
        <Typography sx={{ mb: 2 }}>{t('feed.text')}</Typography>
        {url !== '' && (
          <TextField
            label={t('feed.url')}
            value={url}
            fullWidth
            slotProps={{ htmlInput: { readOnly: true } }}
            onFocus={(event) => event.target.select()}
            helperText={t('feed.once')}
          />
        )}
        {url === '' && data?.since && (
          <Alert severity="info">{t('feed.since', { at: formatTime(data.since, 'evenMinute', language) })}</Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
        {data?.since && (
          <Button color="error" disabled={pending} onClick={() => ending.mutate()}>
            {t('feed.end')}
          </Button>
        )}
        <Button variant="contained" loading={pending} onClick={() => making.mutate()}>
          {t(data?.since ? 'feed.renew' : 'feed.make')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
