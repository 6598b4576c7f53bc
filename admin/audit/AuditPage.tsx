import {
  Button,
  Paper,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { sheets } from '../data/api.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SheetButton } from '../ui/SheetButton.tsx';
import { useT } from '../words/useT.ts';
import { AuditFilters, type Filter, NO_FILTER } from './AuditFilters.tsx';
import { AuditRow } from './AuditRow.tsx';
import { VerifyButton } from './VerifyButton.tsx';

/** 操作记录: who changed what, with the values before and after; and the verification of the audit log (requirement E6). */
export function AuditPage() {
  const t = useT();
  const call = useCall();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const query = useDeferredValue(filter);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) => call('listEvents', { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Stack spacing={1.5} sx={{ pt: 1.5 }}>
      <PageTitle title={t('menu.audit')} />
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
        <AuditFilters filter={filter} onChange={setFilter} />
        <SheetButton read={() => sheets('listEvents', { ...query })} disabled={entries.length === 0} />
        <VerifyButton />
      </Stack>
      <FaultAlert fault={error} />
      <TableContainer component={Paper} tabIndex={0} aria-label={t('menu.audit')}>
        <Table size="small" sx={{ '& td': { verticalAlign: 'top' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('audit.at')}</TableCell>
              <TableCell>{t('audit.actor')}</TableCell>
              <TableCell>{t('audit.event')}</TableCell>
              <TableCell>{t('audit.subject')}</TableCell>
              <TableCell>{t('audit.changes')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {entries.map((entry) => (
              <AuditRow key={`${entry.stream} ${entry.sequence}`} entry={entry} />
            ))}
          </TableBody>
        </Table>
        {!isPending && entries.length === 0 && (
          <Typography color="text.secondary" sx={{ p: 2 }}>
            {t('audit.none')}
          </Typography>
        )}
      </TableContainer>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
          {t('audit.more')}
        </Button>
      )}
    </Stack>
  );
}
