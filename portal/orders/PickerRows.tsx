import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { DELIVERY_MODES } from '../../domain/stage.ts';
import { VerificationChip } from '../instruments/StateChips.tsx';
import { PageCheckbox } from '../parts/PageCheckbox.tsx';
import { Stacked } from '../parts/Stacked.tsx';
import { useNarrow } from '../parts/useNarrow.ts';
import { useLanguage } from '../words/index.tsx';

interface PickerRowsProps {
  readonly rows: readonly Instrument[];
  readonly isChosen: (id: string) => boolean;
  readonly onToggle: (row: Instrument) => void;
  readonly onTogglePage: () => void;
}

/** A page of instruments with checkboxes; on a phone two lines each. */
export function PickerRows({ rows, isChosen, onToggle, onTogglePage }: PickerRowsProps) {
  const { t, language } = useLanguage();

  const narrow = useNarrow();
  const count = rows.filter(({ id }) => isChosen(id)).length;
  const heads = narrow
    ? [t('instruments.fields.name'), t('instruments.fields.deliveryMode')]
    : [
        t('instruments.fields.instrumentNumber'),
        t('instruments.fields.name'),
        t('instruments.fields.model'),
        t('instruments.fields.serialNumber'),
        t('instruments.fields.deliveryMode'),
        t('instruments.fields.validUntil'),
      ];
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('orders.chooseInstruments')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <PageCheckbox label={t('orders.choosePage')} chosen={count} of={rows.length} onToggle={onTogglePage} />
            </TableCell>
            {heads.map((head) => (
              <TableCell key={head}>{head}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow
              key={row.id}
              hover
              selected={isChosen(row.id)}
              onClick={() => onToggle(row)}
              sx={{ cursor: 'pointer' }}
            >
              <TableCell padding="checkbox">
                <Checkbox
                  checked={isChosen(row.id)}
                  onClick={(event) => event.stopPropagation()}
                  onChange={() => onToggle(row)}
                  slotProps={{ input: { 'aria-label': `${row.instrumentNumber} ${row.name}` } }}
                />
              </TableCell>
              {narrow ? (
                <TableCell>
                  <Stacked below={`${row.instrumentNumber} · ${row.model}`}>{row.name}</Stacked>
                </TableCell>
              ) : (
                <>
                  <TableCell>{row.instrumentNumber}</TableCell>
                  <TableCell>{row.name}</TableCell>
                  <TableCell>{row.model}</TableCell>
                  <TableCell>{row.serialNumber}</TableCell>
                </>
              )}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{DELIVERY_MODES[row.deliveryMode][language]}</TableCell>
              {!narrow && (
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {row.validUntil} <VerificationChip instrument={row} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
