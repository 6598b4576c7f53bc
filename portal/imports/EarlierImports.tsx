import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { call } from '../api.ts';
import { ExportList } from '../parts/ExportList.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useDates, useT } from '../words/index.tsx';
import { ImportStateChip } from './ImportStateChip.tsx';

/** Earlier imports, with links to those in progress or waiting. */
export function EarlierImports() {
  const t = useT();
  const dates = useDates();
  const savedOf = ({ rowsSaved: saved, rowsUpdated: updated }: LedgerImport) =>
    updated > 0 ? t('imports.savedAndUpdatedShort', { saved, updated }) : t('imports.savedShort', { saved });

  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', 'list', paging],
    queryFn: ({ signal }) => call('listImports', { query: paging, signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Fault error={error} onRetry={refetch} />;
  if (!data || data.total === 0) return null;
  return (
    <Paper sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="h2">{t('imports.earlier')}</Typography>
        <ExportList list="listImports" />
      </Box>
      <List aria-label={t('imports.earlier')}>
        {data.data.map((one) => (
          <ListItem key={one.id} disablePadding secondaryAction={<ImportStateChip state={one.state} />}>
            <ListItemButton component={Link} to={`/my/instruments/imports/${one.id}`} sx={{ pr: 16 }}>
              <ListItemText
                primary={one.fileName}
                secondary={`${dates.minute(one.createdAt)} · ${savedOf(one)}`}
                slotProps={{ primary: { sx: { overflowWrap: 'anywhere' } } }}
              />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
      {data.total > paging.perPage && (
        <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
      )}
    </Paper>
  );
}
