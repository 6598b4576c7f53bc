import { Box, Button, Chip, Skeleton, Typography } from '@mui/material';
import { Link, useNavigate } from 'react-router';
import type { Desk, DeskShare } from '../../domain/contract/desk.ts';
import { ClaimHolder } from '../orders/claim/ClaimHolder.tsx';
import { orderPath, queueOf } from '../queues/myQueues.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { Due } from '../ui/Due.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { Section } from '../ui/Section.tsx';
import { StageChip } from '../ui/StageChip.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { useT } from '../words/useT.ts';

const listOf = (filter: object) => `/shares?filter=${encodeURIComponent(JSON.stringify(filter))}`;
const pathTo = ({ id, stage }: DeskShare) => orderPath(id, queueOf(stage));

/** The person's own shares, and those due today or overdue: the most urgent ones, each opened with a digit key. */
export function MyWork({ desk }: { desk: Desk | undefined }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const shares = desk?.shares ?? [];
  useRowKeys();
  useKeys(Object.fromEntries(shares.map((share, index) => [String(index + 1), () => navigate(pathTo(share))])));
  return (
    <Section title={t('dashboard.mine')}>
      {!desk && <Skeleton variant="rounded" height={120} />}
      {desk && <Answer desk={desk} />}
      {desk && desk.total > 0 && (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0 }}>
          {shares.map((share, index) => (
            <WorkRow key={share.id} share={share} digit={index + 1} />
          ))}
        </Box>
      )}
      {desk && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          {desk.shares.some(({ claim }) => claim?.accountId === me?.id) && (
            <Button component={Link} to={listOf({ claim: 'mine' })} size="small">
              {t('dashboard.all_mine')}
            </Button>
          )}
          {desk.overdue > 0 && (
            <Button component={Link} to={listOf({ overdue: 'true' })} size="small">
              {t('dashboard.all_overdue')}
            </Button>
          )}
          {holds(me, 'flow.read') && (
            <Button component={Link} to="/flow" size="small">
              {t('menu.flow')}
            </Button>
          )}
        </Box>
      )}
    </Section>
  );
}

function Answer({ desk }: { desk: Desk }) {
  const t = useT();
  const { mine, overdue, dueToday, soon, total } = desk;
  return (
    <Typography variant="body2" color="text.secondary">
      {total === 0 ? t('dashboard.nothing_due') : t('dashboard.mine_answer', { mine, overdue, dueToday })}
      {soon > 0 && ` ${t('dashboard.soon', { count: soon })}`}
      {total > desk.shares.length && ` ${t('dashboard.most_pressing', { count: desk.shares.length, total })}`}
    </Typography>
  );
}

function WorkRow({ share, digit }: { share: DeskShare; digit: number }) {
  const t = useT();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'auto minmax(0, 1fr) auto', sm: '1rem auto minmax(0, 1fr) auto' },
        alignItems: 'center',
        columnGap: 1,
        rowGap: 0.25,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography
        component="kbd"
        variant="caption"
        aria-hidden
        sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'block' } }}
      >
        {digit}
      </Typography>
      <RowLink to={pathTo(share)} text={share.orderNumber} id={share.id} />
      <Typography variant="body2" noWrap title={share.enterpriseName}>
        {share.enterpriseName}
      </Typography>
      <StageChip stage={share.stage} />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 1,
          typography: 'body2',
          gridColumn: { xs: '1 / -1', sm: '2 / -1' },
        }}
      >
        {share.isMine ? (
          <Chip size="small" variant="outlined" color="primary" label={t('dashboard.is_mine')} />
        ) : (
          <ClaimHolder claim={share.claim} />
        )}
        <span>{t('dashboard.due')}</span>
        <Due at={share.dueAt} />
      </Box>
    </Box>
  );
}
