import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { useEffect, useRef } from 'react';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { PageCheckbox } from '../parts/PageCheckbox.tsx';
import { useLanguage } from '../words/index.tsx';
import { COLUMNS } from './columns.tsx';
import { InstrumentActions, type InstrumentActionsProps } from './InstrumentActions.tsx';
import { ROW_COLOURS } from './StateChips.tsx';

export interface LedgerRowsProps extends InstrumentActionsProps {
  readonly instruments: readonly Instrument[];
  readonly columns: readonly string[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isSelected: (id: string) => boolean;
  readonly onSelect: (id: string) => void;
  readonly onSelectPage: () => void;
  /** The row with the keyboard focus, or -1. */
  readonly focused: number;
}

/** The ledger as a table. */
export function InstrumentTable(props: LedgerRowsProps) {
  const { instruments, columns, sort, onSort, isSelected, onSelect, onSelectPage, focused, ...actions } = props;
  const { t, language } = useLanguage();

  const shown = COLUMNS.filter(({ id }, index) => index === 0 || columns.includes(id));
  const selected = instruments.filter(({ id }) => isSelected(id)).length;
  const [by, descending] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false];
  const row = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row with the keyboard focus scrolls into view when it changes
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [focused]);
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('instruments.title')}>
      <Table size="small" sx={{ '& td, & th': { px: 1.25 } }}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <PageCheckbox
                label={t('instruments.selectPage')}
                chosen={selected}
                of={instruments.length}
                onToggle={onSelectPage}
              />
            </TableCell>
            {shown.map(({ id, label, sort: field }) => (
              <TableCell key={id} sortDirection={field && by === field ? (descending ? 'desc' : 'asc') : false}>
                {field ? (
                  <TableSortLabel
                    active={by === field}
                    direction={by === field && descending ? 'desc' : 'asc'}
                    onClick={() => onSort(by === field && !descending ? `-${field}` : field)}
                  >
                    {label(t)}
                  </TableSortLabel>
                ) : (
                  label(t)
                )}
              </TableCell>
            ))}
            <TableCell align="right">{t('instruments.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {instruments.map((one, index) => (
            <TableRow
              key={one.id}
              ref={index === focused ? row : null}
              hover
              selected={isSelected(one.id)}
              sx={{
                bgcolor: ROW_COLOURS[one.verificationState],
                ...(index === focused ? { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 } : {}),
              }}
            >
              <TableCell padding="checkbox">
                <Checkbox
                  checked={isSelected(one.id)}
                  onChange={() => onSelect(one.id)}
                  slotProps={{ input: { 'aria-label': t('instruments.select', { number: one.instrumentNumber }) } }}
                />
              </TableCell>
              {shown.map(({ id, firm, cell }) => (
                <TableCell key={id} sx={firm ? { whiteSpace: 'nowrap' } : { overflowWrap: 'anywhere' }}>
                  {cell(one, language)}
                </TableCell>
              ))}
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                <InstrumentActions instrument={one} {...actions} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
