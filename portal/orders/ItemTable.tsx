import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { CONCLUSIONS, type OrderItem } from '../../domain/contract/order.ts';
import { pathOf } from '../api.ts';
import { useLanguage } from '../words/index.tsx';

/** The instruments of a share with what came of them. */
export function ItemTable({ items }: { items: readonly OrderItem[] }) {
  const { words, language } = useLanguage();
  const { fields } = words.instruments;
  const heads = [
    fields.instrumentNumber,
    fields.name,
    fields.model,
    fields.serialNumber,
    words.orders.result,
    words.orders.certificate,
  ];
  return (
    <TableContainer tabIndex={0} role="region" aria-label={words.orders.instruments} sx={{ maxHeight: 420 }}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {heads.map((head) => (
              <TableCell key={head}>{head}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(({ id, instrument, state, result, certificate }) => (
            <TableRow key={id} sx={{ opacity: state === 'active' ? 1 : 0.6 }}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{instrument.instrumentNumber}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{instrument.name}</TableCell>
              <TableCell>{instrument.model}</TableCell>
              <TableCell>{instrument.serialNumber}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {state === 'withdrawn'
                  ? words.orders.withdrawn
                  : result
                    ? CONCLUSIONS[result.conclusion][language]
                    : '—'}
                {result?.reason && `（${result.reason}）`}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {!certificate && '—'}
                {certificate?.ready && (
                  <Link href={pathOf('downloadCertificate', { certificateId: certificate.id })} download>
                    {certificate.number}
                  </Link>
                )}
                {certificate && !certificate.ready && `${certificate.number}（${words.orders.preparing}）`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
