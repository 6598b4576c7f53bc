import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { OrderItem } from '../../domain/contract/order.ts';
import { Stacked } from '../parts/Stacked.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useWords } from '../words/index.tsx';
import { ItemCertificate } from './ItemCertificate.tsx';
import { ItemResult } from './ItemResult.tsx';

/** The instruments of a share with what came of them; on a phone two lines each. */
export function ItemTable({ items }: { items: readonly OrderItem[] }) {
  const words = useWords();
  const { fields } = words.instruments;
  const narrow = useNarrow();
  const heads = narrow
    ? [fields.name, `${words.orders.result} / ${words.orders.certificate}`]
    : [
        fields.instrumentNumber,
        fields.name,
        fields.model,
        fields.serialNumber,
        words.orders.result,
        words.orders.certificate,
      ];
  return (
    <TableContainer tabIndex={0} role="region" aria-label={words.orders.instruments} sx={{ maxHeight: 420 }}>
      <Table size="small" stickyHeader sx={narrow ? { '& td, & th': { px: 0.75 } } : undefined}>
        <TableHead>
          <TableRow>
            {heads.map((head) => (
              <TableCell key={head}>{head}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <TableRow key={item.id} sx={{ '& > *': { color: item.state === 'active' ? undefined : 'text.secondary' } }}>
              {narrow ? (
                <>
                  <TableCell>
                    <Stacked below={`${item.instrument.instrumentNumber} · ${item.instrument.serialNumber}`}>
                      {item.instrument.name}
                    </Stacked>
                  </TableCell>
                  <TableCell>
                    <Stacked below={<ItemCertificate certificate={item.certificate} />}>
                      <ItemResult item={item} />
                    </Stacked>
                  </TableCell>
                </>
              ) : (
                <>
                  <TableCell>{item.instrument.instrumentNumber}</TableCell>
                  <TableCell>{item.instrument.name}</TableCell>
                  <TableCell>{item.instrument.model}</TableCell>
                  <TableCell>{item.instrument.serialNumber}</TableCell>
                  <TableCell>
                    <ItemResult item={item} />
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    <ItemCertificate certificate={item.certificate} />
                  </TableCell>
                </>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
