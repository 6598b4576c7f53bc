import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { Empty } from '../parts/Empty.tsx';
import { FactTable } from '../parts/FactTable.tsx';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Pager } from '../parts/Pager.tsx';
import { Stacked } from '../parts/Stacked.tsx';
import { Title } from '../parts/Title.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useWords } from '../words/index.tsx';

type Facts = readonly (readonly [name: string, value: ReactNode])[];

interface QueryPageProps<R> {
  readonly title: string;
  readonly lead: string;
  /** What can be asked for: the name of the parameter and its label. */
  readonly fields: readonly (readonly [name: string, label: string])[];
  readonly read: (
    query: Readonly<Record<string, string | number>>,
    signal: AbortSignal,
  ) => Promise<{ readonly data: R[]; readonly total: number }>;
  readonly nameOf: (row: R) => string;
  /** The columns beside the name; on a phone the first stands below it. */
  readonly columns: readonly (readonly [head: string, cell: (row: R) => ReactNode])[];
  readonly nameHead: string;
  /** What a row opens, one button each. */
  readonly details: readonly (readonly [button: string, facts: (row: R) => Facts | null])[];
  readonly children?: ReactNode;
}

/** A public query (requirements D3–D5): asked, listed by pages, a row opened in its details. */
export function QueryPage<R extends { readonly id: string }>(props: QueryPageProps<R>) {
  const { title, lead, fields, read, nameOf, nameHead, columns, details, children } = props;
  const words = useWords();
  const narrow = useNarrow();
  const id = useId();
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const [paging, setPaging] = useState({ page: 1, perPage: 25 });
  const [shown, setShown] = useState<{ readonly title: string; readonly facts: Facts } | null>(null);
  const query = useDeferredValue(asked);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [title, paging, query],
    queryFn: ({ signal }) => read({ ...paging, ...query }, signal),
    placeholderData: keepPreviousData,
  });
  const ask = (name: string, value: string) => {
    setAsked({ ...asked, [name]: value });
    setPaging({ ...paging, page: 1 });
  };
  const [first] = columns;
  return (
    <>
      <Title text={title} lead={lead}>
        {children}
      </Title>
      <Stack
        component="form"
        role="search"
        direction="row"
        useFlexGap
        spacing={1}
        sx={{ mb: 2, flexWrap: 'wrap' }}
        onSubmit={(event) => event.preventDefault()}
      >
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            label={label}
            value={asked[name] ?? ''}
            onChange={(event) => ask(name, event.target.value)}
            sx={{ width: { xs: '100%', sm: fields.length > 1 ? 180 : 360 }, bgcolor: 'background.paper' }}
          />
        ))}
        {Object.values(asked).some(Boolean) && <Button onClick={() => setAsked({})}>{words.queries.reset}</Button>}
      </Stack>
      <Fault error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.total === 0 && <Empty text={words.queries.empty} />}
      {data && data.total > 0 && (
        <Paper>
          <TableContainer tabIndex={0} role="region" aria-label={title}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{nameHead}</TableCell>
                  {!narrow && columns.map(([head]) => <TableCell key={head}>{head}</TableCell>)}
                  <TableCell>{words.queries.details}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {data.data.map((row) => (
                  <TableRow key={row.id} hover>
                    <TableCell sx={{ overflowWrap: 'anywhere' }}>
                      {narrow && first ? <Stacked below={first[1](row)}>{nameOf(row)}</Stacked> : nameOf(row)}
                    </TableCell>
                    {!narrow && columns.map(([head, cell]) => <TableCell key={head}>{cell(row)}</TableCell>)}
                    <TableCell sx={{ whiteSpace: 'nowrap' }}>
                      {details.map(([button, facts]) => {
                        const told = facts(row);
                        return (
                          told && (
                            <Button
                              key={button}
                              size="small"
                              aria-label={`${button} ${nameOf(row)}`}
                              onClick={() => setShown({ title: `${button}：${nameOf(row)}`, facts: told })}
                            >
                              {button}
                            </Button>
                          )
                        );
                      })}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
          <Pager {...paging} total={data.total} onChange={(page, perPage) => setPaging({ page, perPage })} />
        </Paper>
      )}
      <Dialog open={shown !== null} onClose={() => setShown(null)} fullWidth aria-labelledby={id}>
        <DialogTitle id={id}>{shown?.title}</DialogTitle>
        <DialogContent tabIndex={0}>
          <FactTable facts={shown?.facts ?? []} />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setShown(null)}>{words.queries.close}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
