import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { DELIVERY_MODES, type DeliveryMode } from '../../domain/stage.ts';
import { call } from '../api.ts';
import { Hidden } from '../instruments/Hidden.tsx';
import { ValidityChip } from '../instruments/ValidityChip.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useLanguage } from '../words/index.tsx';

/** Chosen instruments by id, with what the preview of the split needs. */
export type Chosen = ReadonlyMap<string, DeliveryMode>;

export function InstrumentPicker({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const { words, language } = useLanguage();
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const [text, setText] = useState('');
  const q = useDeferredValue(text);
  const query = { q, bookable: 'true' } as const;
  const { data, error, refetch } = useQuery({
    queryKey: ['instruments', 'bookable', paging, q],
    queryFn: ({ signal }) => call('listInstruments', { query: { ...query, ...paging }, signal }),
    placeholderData: keepPreviousData,
  });
  const toggle = (id: string, mode: DeliveryMode) => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, mode);
    onChange(next);
  };
  const chooseAll = async () => {
    const all = await call('listInstruments', { query: { ...query, perPage: 500 } });
    onChange(new Map([...chosen, ...all.data.map((row): [string, DeliveryMode] => [row.id, row.deliveryMode])]));
  };
  const modes = [...chosen.values()];
  const bringIn = modes.filter((mode) => mode === 'bring_in').length;
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          label={words.searchFor}
          placeholder={words.instruments.searchHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          sx={{ maxWidth: 280 }}
        />
        <Button onClick={chooseAll}>{words.orders.chooseAll}</Button>
        <Button onClick={() => onChange(new Map())} disabled={chosen.size === 0}>
          {words.orders.clear}
        </Button>
        <strong aria-live="polite">{words.orders.chosen(chosen.size)}</strong>
      </Stack>
      {chosen.size > 0 && <p style={{ marginTop: 0 }}>{words.orders.split(bringIn, modes.length - bringIn)}</p>}
      <Fault error={error} onRetry={refetch} />
      {data && <Hidden hidden={data.hidden} />}
      {data?.total === 0 && (
        <Empty text={words.instruments.emptyFiltered}>
          <Button component={Link} to="/my/instruments">
            {words.nav.instruments}
          </Button>
        </Empty>
      )}
      {data && data.total > 0 && (
        <Paper>
          <TableContainer tabIndex={0} role="region" aria-label={words.orders.chooseInstruments}>
            <Table size="small">
              <TableBody>
                {data.data.map((row) => (
                  <TableRow
                    key={row.id}
                    hover
                    selected={chosen.has(row.id)}
                    onClick={() => toggle(row.id, row.deliveryMode)}
                    sx={{ cursor: 'pointer' }}
                  >
                    <TableCell padding="checkbox">
                      <Checkbox
                        checked={chosen.has(row.id)}
                        onClick={(event) => event.stopPropagation()}
                        onChange={() => toggle(row.id, row.deliveryMode)}
                        slotProps={{ input: { 'aria-label': `${row.instrumentNumber} ${row.name}` } }}
                      />
                    </TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.instrumentNumber}</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.name}</TableCell>
                    <TableCell>{row.model}</TableCell>
                    <TableCell>{row.serialNumber}</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{DELIVERY_MODES[row.deliveryMode][language]}</TableCell>
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.validUntil}</TableCell>
                    <TableCell>
                      <ValidityChip validUntil={row.validUntil} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </Paper>
      )}
    </>
  );
}
