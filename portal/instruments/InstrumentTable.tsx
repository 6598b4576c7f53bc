import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';
import { ValidityChip } from './ValidityChip.tsx';
import { validityOf } from './validity.ts';

interface InstrumentTableProps {
  readonly instruments: readonly Instrument[];
  readonly onEdit: (instrument: Instrument) => void;
  readonly onCopy: (instrument: Instrument) => void;
  readonly onRemove: (instrument: Instrument) => void;
}

const ROW_COLOURS = { none: undefined, valid: undefined, soon: '#fff8e1', expired: '#fdecea' };

export function InstrumentTable({ instruments, onEdit, onCopy, onRemove }: InstrumentTableProps) {
  const { words, language } = useLanguage();
  const { fields, ...said } = words.instruments;
  const heads = [
    fields.instrumentNumber,
    fields.name,
    fields.model,
    fields.serialNumber,
    fields.manufacturer,
    fields.deliveryMode,
    fields.validUntil,
    said.certificate,
    said.state,
    said.actions,
  ];
  return (
    <TableContainer tabIndex={0} role="region" aria-label={said.title}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {heads.map((head) => (
              <TableCell key={head}>{head}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {instruments.map((row) => (
            <TableRow key={row.id} hover sx={{ bgcolor: ROW_COLOURS[validityOf(row.validUntil)] }}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.instrumentNumber}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.name}</TableCell>
              <TableCell>{row.model}</TableCell>
              <TableCell>{row.serialNumber}</TableCell>
              <TableCell>{row.manufacturer}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{DELIVERY_MODES[row.deliveryMode][language]}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.validUntil ?? '—'}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.certificateNumber ?? '—'}</TableCell>
              <TableCell>
                <Stack direction="row" spacing={0.5}>
                  <ValidityChip validUntil={row.validUntil} />
                  {row.openOrderId && <Chip size="small" color="primary" label={said.inBooking} />}
                  {!row.bookable && !row.openOrderId && (
                    <Chip size="small" label={`${row.currentCondition}/${row.currentState}`} />
                  )}
                </Stack>
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Button size="small" onClick={() => onEdit(row)} aria-label={`${words.edit} ${row.instrumentNumber}`}>
                  {words.edit}
                </Button>
                <Button size="small" onClick={() => onCopy(row)} aria-label={`${said.copy} ${row.instrumentNumber}`}>
                  {said.copy}
                </Button>
                <Button
                  size="small"
                  color="error"
                  disabled={row.openOrderId !== null}
                  onClick={() => onRemove(row)}
                  aria-label={`${words.remove} ${row.instrumentNumber}`}
                >
                  {words.remove}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
