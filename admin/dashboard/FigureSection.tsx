import { Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { DeferredChart } from '../ui/DeferredChart.tsx';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { FigureTable } from '../ui/FigureTable.tsx';
import { Section } from '../ui/Section.tsx';
import { useT } from '../words/useT.ts';

interface Props {
  /** The question that the chart answers. */
  readonly title: string;
  /** The answer in words; undefined until it is known. */
  readonly answer: ReactNode;
  readonly error: Error | null;
  readonly height: number;
  /** The chart, which is loaded after the text. */
  readonly chart: ReactNode;
  readonly headings: readonly string[];
  /** The data of the chart; each row begins with its name. */
  readonly rows: readonly (readonly [string, ...(string | number)[]])[];
}

/** A question, its answer in words, the chart, and the data as a table. */
export function FigureSection({ title, answer, error, height, chart, headings, rows }: Props) {
  const t = useT();
  const isKnown = answer !== undefined;
  return (
    <Section title={title}>
      {!isKnown && <FaultAlert fault={error} />}
      {!isKnown && !error && <Skeleton variant="rounded" height={height} />}
      {isKnown && (
        <Typography component="div" variant="body2" color="text.secondary">
          {answer}
        </Typography>
      )}
      {rows.length > 0 && (
        <>
          <DeferredChart height={height}>{chart}</DeferredChart>
          <details>
            <Typography component="summary" variant="body2" sx={{ cursor: 'pointer' }}>
              {t('dashboard.table')}
            </Typography>
            <FigureTable
              label={`${title} ${t('dashboard.table')}`}
              headings={headings}
              rows={rows.map(([name, ...figures]) => ({ key: name, name, figures }))}
            />
          </details>
        </>
      )}
    </Section>
  );
}
