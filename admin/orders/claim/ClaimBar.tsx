import PersonIcon from '@mui/icons-material/PersonOutlined';
import ViewIcon from '@mui/icons-material/VisibilityOutlined';
import { Button, Chip, Stack } from '@mui/material';
import { useState } from 'react';
import { Confirm, useNotify } from 'react-admin';
import { formatTime } from '../../../domain/time.ts';
import { wordsOf } from '../../data/problem.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { useLanguage } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import type { ClaimStanding } from './useClaim.ts';

interface ClaimBarProps {
  readonly standing: ClaimStanding;
  /** Whether the reader may work on the share. */
  readonly mayWork: boolean;
}

/** The holder of the claim and the other viewers; claim, release and take over (requirement E1). */
export function ClaimBar({ standing, mayWork }: ClaimBarProps) {
  const t = useT();
  const language = useLanguage();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const { claim, isMine, isOthers, viewers } = standing;
  const act = async (what: () => Promise<void>) => {
    setPending(true);
    try {
      await what();
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  const toggle = () => {
    if (isOthers) setAsking(true);
    else void act(isMine ? standing.release : () => standing.claimIt(false));
  };
  useKeys({ c: mayWork && !pending ? toggle : undefined });
  if (!mayWork && !claim && viewers.length === 0) return null;
  const held = claim && {
    label: isMine
      ? t(claim.assigned ? 'claim.assigned_mine' : 'claim.mine')
      : t(claim.assigned ? 'claim.assigned' : 'claim.others', { name: claim.name }),
    since: formatTime(claim.since, 'evenMinute', language),
  };
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1, pt: 0.5 }}>
      {held && (
        <Chip
          size="small"
          icon={<PersonIcon />}
          color={isMine ? 'primary' : 'warning'}
          variant="outlined"
          label={`${held.label} ${held.since}`}
        />
      )}
      {mayWork && (
        <Button size="small" variant="outlined" onClick={toggle} loading={pending} title={t('claim.key')}>
          {t(isMine ? 'claim.release' : isOthers ? 'claim.take_over' : 'claim.claim')}
        </Button>
      )}
      {viewers.length > 0 && (
        <Chip
          size="small"
          icon={<ViewIcon />}
          variant="outlined"
          label={t('claim.viewers', { names: viewers.join('、') })}
        />
      )}
      <Confirm
        isOpen={asking}
        title={t('claim.take_over')}
        content={t('claim.take_over_text', { name: claim?.name ?? '' })}
        confirm={t('claim.take_over')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void act(() => standing.claimIt(true));
        }}
      />
    </Stack>
  );
}
