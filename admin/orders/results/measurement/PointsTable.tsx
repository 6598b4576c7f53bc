import DeleteIcon from '@mui/icons-material/DeleteOutline';
import {
  IconButton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import type { KeyboardEvent } from 'react';
import { errorOf, isWithinMpe } from '../../../../domain/measurement.ts';
import { useT } from '../../../words/useT.ts';
import type { DraftPoint } from './draft.ts';

interface PointsTableProps {
  readonly points: readonly DraftPoint[];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (points: DraftPoint[]) => void;
  readonly onAdd: () => void;
}

const BEFORE = ['quantity', 'unit', 'reference', 'indication'] as const;
const AFTER = ['mpe', 'uncertainty'] as const;
/** In pixels; on a phone the indication stays visible. */
const WIDTH = { quantity: 72, unit: 58, reference: 84, indication: 84, mpe: 84, uncertainty: 84 } as const;

/**
 * The measured points; the error is computed while typing. Enter goes to the next indication, and after the last one
 * to a new point.
 */
export function PointsTable({ points, faults, onChange, onAdd }: PointsTableProps) {
  const t = useT();
  const set = (index: number, part: Partial<DraftPoint>) =>
    onChange(points.map((point, at) => (at === index ? { ...point, ...part } : point)));
  const openNext = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const inputs = event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('[data-indication]');
    const next = inputs?.[index + 1];
    if (next) next.focus();
    else onAdd();
  };
  const cell = (point: DraftPoint, index: number, field: keyof DraftPoint) => {
    const fault = faults[`points.${index}.${field}`];
    return (
      <TableCell key={field} sx={{ minWidth: WIDTH[field] }}>
        <TextField
          margin="none"
          value={point[field]}
          onChange={(event) => set(index, { [field]: event.target.value })}
          error={Boolean(fault)}
          helperText={fault}
          onKeyDown={(event) => openNext(event, index)}
          slotProps={{
            htmlInput: {
              'aria-label': t('measurement.of_point', { field: t(`measurement.${field}`), point: index + 1 }),
              ...(field === 'indication' ? { 'data-indication': '' } : {}),
              ...(field === 'quantity' || field === 'unit' ? {} : { inputMode: 'decimal' }),
            },
          }}
        />
      </TableCell>
    );
  };
  return (
    <TableContainer tabIndex={0} aria-label={t('measurement.points')}>
      <Table
        size="small"
        sx={{ '& td, & th': { px: 0.25 }, '& td': { verticalAlign: 'top' }, '& input': { px: { xs: 0.75, md: 1.5 } } }}
      >
        <TableHead>
          <TableRow>
            {BEFORE.map((field) => (
              <TableCell key={field}>{t(`measurement.${field}`)}</TableCell>
            ))}
            <TableCell align="right">{t('measurement.error')}</TableCell>
            {AFTER.map((field) => (
              <TableCell key={field}>{t(`measurement.${field}`)}</TableCell>
            ))}
            <TableCell>{t('measurement.remove')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points have no name of their own, and their order is their identity
            <TableRow key={index}>
              {BEFORE.map((field) => cell(point, index, field))}
              <TableCell align="right" sx={{ pt: 1.5, whiteSpace: 'nowrap' }}>
                <ErrorOf point={point} />
              </TableCell>
              {AFTER.map((field) => cell(point, index, field))}
              <TableCell>
                <IconButton
                  size="small"
                  aria-label={t('measurement.remove_point', { point: index + 1 })}
                  onClick={() => onChange(points.filter((_, at) => at !== index))}
                >
                  <DeleteIcon fontSize="small" />
                </IconButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** With a word if it exceeds the maximum permissible error: some people do not see colours. */
export function ErrorOf({ point }: { point: Pick<DraftPoint, 'reference' | 'indication' | 'mpe'> }) {
  const t = useT();
  const error = errorOf(point);
  if (error === null) return null;
  const exceeds = isWithinMpe(point) === false;
  return (
    <Typography
      component="span"
      variant="body2"
      color={exceeds ? 'error' : undefined}
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {error}
      {exceeds && ` ${t('measurement.exceeds')}`}
    </Typography>
  );
}
