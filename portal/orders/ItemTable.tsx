import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import type { Order, OrderItem } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { Trail } from '../bookings/Trail.tsx';
import { PageCheckbox } from '../parts/PageCheckbox.tsx';
import { Stacked } from '../parts/Stacked.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useT } from '../words/index.tsx';
import { ItemCertificate } from './ItemCertificate.tsx';
import { ItemResult } from './ItemResult.tsx';
import { ItemState } from './ItemState.tsx';

interface ItemTableProps {
  readonly order: Order;
  readonly share: Share;
  /** The title of the share. */
  readonly title: string;
  readonly items: readonly OrderItem[];
  /** The selected instruments, or null if single ones cannot be selected. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The instruments of a share with state and result; on a phone two lines each. */
export function ItemTable({ order, share, title, items, chosen, onChoose }: ItemTableProps) {
  const t = useT();

  const narrow = useNarrow();
  const [opened, setOpened] = useState<OrderItem | null>(null);
  const isMandatory = order.kind === 'mandatory';
  const states = isMandatory ? [t('bookings.processState')] : [];
  const heads = narrow
    ? [t('instruments.fields.name'), [...states, t('orders.result')].join(' / ')]
    : [
        t('instruments.fields.instrumentNumber'),
        t('instruments.fields.name'),
        t('instruments.fields.model'),
        t('instruments.fields.serialNumber'),
        ...states,
        t('orders.result'),
        t('orders.certificate'),
      ];
  const active = items.filter(({ state }) => state === 'active').map(({ id }) => id);
  const choose = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const state = (item: OrderItem) => <ItemState item={item} share={share} onOpen={() => setOpened(item)} />;
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={`${t('orders.instruments')} ${title}`}
      sx={{ maxHeight: 420 }}
    >
      <Table size="small" stickyHeader sx={narrow ? { '& td, & th': { px: 0.75 } } : undefined}>
        <TableHead>
          <TableRow>
            {chosen && (
              <TableCell padding="checkbox">
                <PageCheckbox
                  label={t('orders.choosePart')}
                  chosen={chosen.size}
                  of={active.length}
                  onToggle={() => onChoose(new Set(chosen.size < active.length ? active : []))}
                />
              </TableCell>
            )}
            {heads.map((head) => (
              <TableCell key={head}>{head}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <TableRow key={item.id} sx={{ '& > *': { color: item.state === 'active' ? undefined : 'text.secondary' } }}>
              {chosen && (
                <TableCell padding="checkbox">
                  {item.state === 'active' && (
                    <Checkbox
                      checked={chosen.has(item.id)}
                      onChange={() => choose(item.id)}
                      slotProps={{ input: { 'aria-label': t('choose', { name: item.instrument.instrumentNumber }) } }}
                    />
                  )}
                </TableCell>
              )}
              {narrow ? (
                <>
                  <TableCell>
                    <Stacked below={`${item.instrument.instrumentNumber} · ${item.instrument.serialNumber}`}>
                      {item.instrument.name}
                    </Stacked>
                  </TableCell>
                  <TableCell>
                    <Stacked below={<ItemCertificate certificate={item.certificate} />}>
                      {isMandatory ? state(item) : <ItemResult item={item} />}
                    </Stacked>
                  </TableCell>
                </>
              ) : (
                <>
                  <TableCell>{item.instrument.instrumentNumber}</TableCell>
                  <TableCell>{item.instrument.name}</TableCell>
                  <TableCell>{item.instrument.model}</TableCell>
                  <TableCell>{item.instrument.serialNumber}</TableCell>
                  {isMandatory && <TableCell>{state(item)}</TableCell>}
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
      {opened && <Trail order={order} item={opened} onClose={() => setOpened(null)} />}
    </TableContainer>
  );
}
