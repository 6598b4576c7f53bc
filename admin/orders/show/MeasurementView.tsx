import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { Measurement } from '../../../domain/contract/measurement.ts';
import { useT } from '../../words/useT.ts';
import { ErrorOf } from '../results/measurement/PointsTable.tsx';

/** The measurements for the checker: conditions, standards and points; collapsed if there are many. */
export function MeasurementView({ measurement }: { measurement: Measurement }) {
  const t = useT();
  const { performedOn, place, temperature, humidity, standards, points } = measurement;
  const conditions = [performedOn, place, temperature && `${temperature} ℃`, humidity && `${humidity} %RH`];
  return (
    <Box component="details" sx={{ overflowX: 'auto' }}>
      <summary>{t('measurement.count', { count: points.length })}</summary>
      <div>{conditions.filter(Boolean).join(' · ')}</div>
      {standards.map(({ id, name, serialNumber, certificateNumber, validUntil }) => (
        <div key={id}>
          {name}（{serialNumber}）· {certificateNumber} · {t('measurement.valid', { day: validUntil })}
        </div>
      ))}
      {points.length > 0 && (
        <Table
          size="small"
          sx={{ '& td, & th': { px: 0.5, fontSize: 'inherit' } }}
          aria-label={t('measurement.points')}
        >
          <TableHead>
            <TableRow>
              {(['quantity', 'reference', 'indication', 'error', 'mpe', 'uncertainty'] as const).map((field) => (
                <TableCell key={field}>{t(`measurement.${field}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {points.map((point, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no name of their own and never move
              <TableRow key={index}>
                <TableCell>
                  {point.quantity} {point.unit && `(${point.unit})`}
                </TableCell>
                <TableCell>{point.reference}</TableCell>
                <TableCell>{point.indication}</TableCell>
                <TableCell>
                  <ErrorOf point={point} />
                </TableCell>
                <TableCell>{point.mpe && `±${point.mpe}`}</TableCell>
                <TableCell>{point.uncertainty}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Box>
  );
}
