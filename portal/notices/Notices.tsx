import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { call } from '../api.ts';
import { Empty } from '../parts/Empty.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Stacked } from '../parts/Stacked.tsx';
import { Title } from '../parts/Title.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useDates, useWords } from '../words/index.tsx';

export function Notices() {
  const words = useWords();
  const dates = useDates();
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const [text, setText] = useState('');
  const q = useDeferredValue(text);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['notices', paging, q],
    queryFn: ({ signal }) => call('listNotices', { query: { ...paging, q }, signal }),
    placeholderData: keepPreviousData,
  });
  const narrow = useNarrow();
  const heads = narrow
    ? [words.notices.number, words.notices.result]
    : [
        words.notices.number,
        words.notices.applicant,
        words.notices.matter,
        words.notices.submitted,
        words.notices.completed,
        words.notices.result,
      ];
  return (
    <>
      <Title text={words.notices.title} lead={words.notices.lead} />
      <TextField
        label={words.notices.search}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setPaging({ ...paging, page: 1 });
        }}
        sx={{ mb: 2, maxWidth: 360, bgcolor: 'background.paper' }}
      />
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && <Empty text={words.notices.empty} />}
      {data && data.total > 0 && (
        <Paper>
          <TableContainer tabIndex={0} role="region" aria-label={words.notices.title}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  {heads.map((head) => (
                    <TableCell key={head}>{head}</TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {data.data.map((row) => (
                  <TableRow key={row.id} hover>
                    <TableCell>
                      {narrow ? (
                        <Stacked below={`${row.applicant} · ${row.matter}`}>{row.orderNumber}</Stacked>
                      ) : (
                        row.orderNumber
                      )}
                    </TableCell>
                    {!narrow && <TableCell>{row.applicant}</TableCell>}
                    {!narrow && <TableCell>{row.matter}</TableCell>}
                    {!narrow && <TableCell sx={{ whiteSpace: 'nowrap' }}>{dates.day(row.submittedAt)}</TableCell>}
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      {narrow ? (
                        <Stacked below={dates.day(row.completedAt)}>{row.result}</Stacked>
                      ) : (
                        dates.day(row.completedAt)
                      )}
                    </TableCell>
                    {!narrow && <TableCell>{row.result}</TableCell>}
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
