import { Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import { Section } from '../../ui/Section.tsx';
import { useSay } from '../../words/useSay.ts';
import { useTerm } from '../../words/useTerm.ts';
import { CertificateLink } from './CertificateLink.tsx';
import { ItemResult } from './ItemResult.tsx';

const FIRST = 50;
const COLUMNS = [
  'position',
  'name',
  'model',
  'measuringRange',
  'accuracyClass',
  'serialNumber',
  'manufacturer',
  'placeOfUse',
  'deliveryMode',
] as const;

/** The instruments as they stood at the last submission, with results and certificates once there are any. */
export function InstrumentTable({ items }: { items: readonly OrderItem[] }) {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  const withResults = items.some((item) => item.result || item.certificate || item.state !== 'active');
  const heading = (field: string) => translate(`resources.instruments.fields.${field}`);
  return (
    <Section title={say('order.instruments', { count: items.length })}>
      <TableContainer>
        <Table size="small" sx={{ '& td, & th': { px: 1 }, '& td': { verticalAlign: 'top' } }}>
          <TableHead>
            <TableRow>
              {COLUMNS.map((field) => (
                <TableCell key={field}>{heading(field)}</TableCell>
              ))}
              {withResults && <TableCell>{heading('result')}</TableCell>}
              {withResults && <TableCell>{heading('certificate')}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((item) => (
              <TableRow key={item.id} sx={item.state === 'active' ? {} : { '& td': { color: 'text.disabled' } }}>
                <TableCell>{item.position}</TableCell>
                <TableCell>
                  {item.instrument.name}
                  <br />
                  <small>{item.instrument.instrumentNumber}</small>
                </TableCell>
                <TableCell>{item.instrument.model}</TableCell>
                <TableCell>{item.instrument.measuringRange}</TableCell>
                <TableCell>{item.instrument.accuracyClass}</TableCell>
                <TableCell>{item.instrument.serialNumber}</TableCell>
                <TableCell>{item.instrument.manufacturer}</TableCell>
                <TableCell>{item.instrument.placeOfUse}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{term(DELIVERY_MODES[item.deliveryMode])}</TableCell>
                {withResults && (
                  <TableCell>
                    <ItemResult item={item} />
                  </TableCell>
                )}
                {withResults && (
                  <TableCell>{item.certificate && <CertificateLink certificate={item.certificate} />}</TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {shown.length < items.length && (
        <Button onClick={() => setAll(true)}>{say('order.show_all', { count: items.length })}</Button>
      )}
    </Section>
  );
}
