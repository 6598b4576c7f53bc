import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { Stacked } from '../parts/Stacked.tsx';
import { useLanguage } from '../words/index.tsx';
import { InstrumentActions, type InstrumentActionsProps } from './InstrumentActions.tsx';
import { InstrumentState } from './InstrumentState.tsx';
import { ValidityChip } from './ValidityChip.tsx';
import { ROW_COLOURS, validityOf } from './validity.ts';

interface InstrumentTableProps extends InstrumentActionsProps {
  readonly instruments: readonly Instrument[];
}

const firm = { whiteSpace: 'nowrap' };

/** The ledger as a table; every action stays on the screen. */
export function InstrumentTable({ instruments, ...actions }: InstrumentTableProps) {
  const { words, language } = useLanguage();
  const { fields, ...said } = words.instruments;
  const heads = [
    fields.instrumentNumber,
    `${fields.name} / ${fields.model}`,
    `${fields.serialNumber} / ${fields.manufacturer}`,
    fields.deliveryMode,
    `${fields.validUntil} / ${said.certificate}`,
    said.state,
    said.actions,
  ];
  return (
    <TableContainer tabIndex={0} role="region" aria-label={said.title}>
      <Table size="small" sx={{ '& td, & th': { px: 1.25 } }}>
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
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{row.instrumentNumber}</TableCell>
              <TableCell>
                <Stacked below={row.model}>{row.name}</Stacked>
              </TableCell>
              <TableCell>
                <Stacked below={row.manufacturer}>{row.serialNumber}</Stacked>
              </TableCell>
              <TableCell sx={firm}>{DELIVERY_MODES[row.deliveryMode][language]}</TableCell>
              <TableCell sx={firm}>
                <Stacked below={row.certificateNumber}>
                  {row.validUntil} <ValidityChip validUntil={row.validUntil} />
                </Stacked>
              </TableCell>
              <TableCell>
                <InstrumentState instrument={row} />
              </TableCell>
              <TableCell sx={firm}>
                <InstrumentActions instrument={row} {...actions} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
