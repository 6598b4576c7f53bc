import AssignIcon from '@mui/icons-material/AssignmentIndOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useListContext } from 'react-admin';
import type { ResponseOf } from '../../../domain/contract/endpoints.ts';
import { useCall } from '../../data/useCall.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { useT } from '../../words/useT.ts';
import type { ShareRecord } from '../shareRecord.ts';
import { type Colleague, ColleagueInput } from './ColleagueInput.tsx';

type Outcome = ResponseOf<'assignShares'>['data'];

/** Assigns the selected shares to a colleague, or takes them back; shows the result for each. */
export function AssignButton() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const count = useListContext<ShareRecord>().selectedIds.length;
  return (
    <>
      <Button size="small" startIcon={<AssignIcon />} disabled={count === 0} onClick={() => setOpen(true)}>
        {t('claim.assign_chosen', { count })}
      </Button>
      {open && <AssignDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function AssignDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const call = useCall();
  const cache = useQueryClient();
  const id = useId();
  const { selectedIds, onUnselectItems } = useListContext<ShareRecord>();
  const [shareIds] = useState<readonly string[]>(() => selectedIds.map(String));
  const [colleague, setColleague] = useState<Colleague | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const assign = async (accountId: string | null) => {
    setPending(true);
    setFault(null);
    try {
      const { data: told } = await call('assignShares', { body: { shareIds: [...shareIds], accountId } });
      setOutcome(told);
      onUnselectItems();
      void cache.invalidateQueries({ queryKey: ['shares', 'getList'] });
    } catch (problem) {
      setFault(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setPending(false);
    }
  };
  const refused = outcome?.filter((one) => one.refused !== null) ?? [];
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{t('claim.assign_title', { count: shareIds.length })}</DialogTitle>
      <DialogContent>
        <FaultAlert fault={fault} />
        {outcome ? (
          <Stack spacing={1}>
            <Alert severity={refused.length > 0 ? 'warning' : 'success'}>
              {t('claim.assign_done', { done: outcome.length - refused.length, refused: refused.length })}
            </Alert>
            {refused.map((one) => (
              <Typography key={one.shareId} variant="body2">
                {one.orderNumber}：{one.refused}
              </Typography>
            ))}
          </Stack>
        ) : (
          <ColleagueInput onChange={setColleague} helperText={t('claim.assign_help')} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t(outcome ? 'common.close' : 'decision.close')}
        </Button>
        {!outcome && (
          <>
            <Button onClick={() => void assign(null)} disabled={pending}>
              {t('claim.take_back')}
            </Button>
            <Button
              variant="contained"
              disabled={!colleague}
              loading={pending}
              onClick={() => void assign(colleague?.id ?? null)}
            >
              {t('claim.assign')}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
