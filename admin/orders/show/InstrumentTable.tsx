import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { alpha, type Theme } from '@mui/material/styles';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import type { OrderItem } from '../../../domain/contract/order.ts';
import type { SinceLastRound } from '../../../domain/round.ts';
import { DELIVERY_MODES } from '../../../domain/stage.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { FileLinks } from '../files/FileLinks.tsx';
import { CertificateLink } from './CertificateLink.tsx';
import { InstrumentKind } from './InstrumentKind.tsx';
import { ItemChanges } from './ItemChanges.tsx';
import { ItemResult } from './ItemResult.tsx';
import { MeasurementView } from './MeasurementView.tsx';

const COLUMNS = [
  'position',
  'name',
  'model',
  'measuringRange',
  'accuracyClass',
  'serialNumber',
  'placeOfUse',
  'deliveryMode',
] as const;

const CHANGED = { bgcolor: (theme: Theme) => alpha(theme.palette.warning.main, 0.14) };

interface Props {
  items: readonly OrderItem[];
  since?: SinceLastRound | null;
}

export function InstrumentTable({ items, since = null }: Props) {
  const localized = useLocalized();
  const translate = useTranslate();
  const withResults = items.some((item) => item.result || item.state !== 'active');
  const withCertificates = items.some((item) => item.certificate);
  /** Changes since the round before are highlighted. */
  const cell = ({ id }: OrderItem, ...fields: string[]) =>
    since?.changesOf(id).some(({ field }) => fields.includes(field)) ? CHANGED : {};
  const columns = [...COLUMNS, ...(withResults ? ['result'] : []), ...(withCertificates ? ['certificate'] : [])];
  return (
    <TableContainer>
      <Table size="small" sx={{ '& td, & th': { px: 1 }, '& td': { verticalAlign: 'top' } }}>
        <TableHead>
          <TableRow>
            {columns.map((field) => (
              <TableCell key={field}>{translate(`resources.instruments.fields.${field}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item, index) => (
            <Fragment key={item.id}>
              <TableRow
                sx={
                  item.state === 'active' ? {} : { '& td': { color: 'text.secondary', textDecoration: 'line-through' } }
                }
              >
                <TableCell>{index + 1}</TableCell>
                <TableCell
                  sx={cell(item, 'name', 'instrumentNumber', 'categoryName', 'kindName', 'regionName', 'quantity')}
                >
                  {item.instrument.name}
                  <br />
                  <small>{item.instrument.instrumentNumber}</small>
                  <InstrumentKind item={item} />
                  {since && <ItemChanges itemId={item.id} since={since} />}
                  <FileLinks itemId={item.id} />
                </TableCell>
                <TableCell sx={cell(item, 'model')}>{item.instrument.model}</TableCell>
                <TableCell sx={cell(item, 'measuringRange')}>{item.instrument.measuringRange}</TableCell>
                <TableCell sx={cell(item, 'accuracyClass')}>{item.instrument.accuracyClass}</TableCell>
                <TableCell sx={cell(item, 'serialNumber', 'manufacturer')}>
                  {item.instrument.serialNumber}
                  <br />
                  <small>{item.instrument.manufacturer}</small>
                </TableCell>
                <TableCell sx={cell(item, 'placeOfUse')}>{item.instrument.placeOfUse}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap', ...cell(item, 'deliveryMode') }}>
                  {localized(DELIVERY_MODES[item.deliveryMode])}
                </TableCell>
                {withResults && (
                  <TableCell>
                    <ItemResult item={item} />
                  </TableCell>
                )}
                {withCertificates && (
                  <TableCell>{item.certificate && <CertificateLink certificate={item.certificate} />}</TableCell>
                )}
              </TableRow>
              {item.result?.measurement && (
                <TableRow>
                  <TableCell />
                  <TableCell colSpan={columns.length - 1} sx={{ pt: 0 }}>
                    <MeasurementView measurement={item.result.measurement} />
                  </TableCell>
                </TableRow>
              )}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
