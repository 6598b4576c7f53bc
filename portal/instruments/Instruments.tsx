import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { call } from '../api.ts';
import { Confirm } from '../parts/Confirm.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Title } from '../parts/Title.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useWords } from '../words/index.tsx';
import { Hidden } from './Hidden.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { InstrumentCards } from './InstrumentCards.tsx';
import { InstrumentDialog, type InstrumentDialogProps } from './InstrumentDialog.tsx';
import { InstrumentTable } from './InstrumentTable.tsx';

type Opened = Pick<InstrumentDialogProps, 'mode' | 'instrument'>;

/** The instrument ledger (requirements B1, B4, B5, B9, B10). */
export function Instruments() {
  const words = useWords();
  const client = useQueryClient();
  const Ledger = useNarrow() ? InstrumentCards : InstrumentTable;
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const [text, setText] = useState('');
  const [bookable, setBookable] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [importing, setImporting] = useState(false);
  const [removed, setRemoved] = useState<Instrument | null>(null);
  const q = useDeferredValue(text);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['instruments', paging, q, bookable],
    queryFn: ({ signal }) =>
      call('listInstruments', { query: { ...paging, q, bookable: bookable ? 'true' : undefined }, signal }),
    placeholderData: keepPreviousData,
  });
  const filterBookable = (only: boolean) => {
    setBookable(only);
    setPaging({ ...paging, page: 1 });
  };
  const filtered = q !== '' || bookable;
  return (
    <>
      <Title text={words.instruments.title}>
        <Button variant="outlined" onClick={() => setImporting(true)}>
          {words.instruments.import}
        </Button>
        <Button variant="contained" onClick={() => setOpened({ mode: 'add', instrument: null })}>
          {words.add}
        </Button>
      </Title>
      <Stack direction="row" useFlexGap spacing={2} sx={{ mb: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          label={words.searchFor}
          placeholder={words.instruments.searchHint}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPaging({ ...paging, page: 1 });
          }}
          sx={{ maxWidth: 320, bgcolor: 'background.paper' }}
        />
        <FormControlLabel
          control={<Switch checked={bookable} onChange={(_, checked) => filterBookable(checked)} />}
          label={words.instruments.onlyBookable}
        />
      </Stack>
      <Fault error={error} onRetry={refetch} />
      {bookable && data && <Hidden hidden={data.hidden} onShowAll={() => filterBookable(false)} />}
      {isPending && <Loading />}
      {data?.total === 0 && (
        <Empty text={filtered ? words.instruments.emptyFiltered : words.instruments.empty}>
          <Button variant="contained" onClick={() => setImporting(true)}>
            {words.instruments.import}
          </Button>
        </Empty>
      )}
      {data && data.total > 0 && (
        <Paper>
          <Ledger
            instruments={data.data}
            onEdit={(instrument) => setOpened({ mode: 'edit', instrument })}
            onCopy={(instrument) => setOpened({ mode: 'copy', instrument })}
            onRemove={setRemoved}
          />
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </Paper>
      )}
      {opened && <InstrumentDialog {...opened} onClose={() => setOpened(null)} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      {removed && (
        <Confirm
          title={words.instruments.removeTitle}
          action={words.remove}
          danger
          onClose={() => setRemoved(null)}
          onConfirm={async () => {
            await call('deleteInstrument', { params: { instrumentId: removed.id } });
            await client.invalidateQueries({ queryKey: ['instruments'] });
          }}
        >
          {words.instruments.removeText(removed.name)}
        </Confirm>
      )}
    </>
  );
}
