import { Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-admin';
import type { Flow } from '../../domain/contract/flow.ts';
import { LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { STAGES } from '../../domain/stage.ts';
import { FigureTable } from '../ui/FigureTable.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { useDuration } from './useDuration.ts';
import { figurePath } from './useFigure.ts';

interface FiguresTableProps {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
}

interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  /** The address of the list of the shares behind the row. */
  readonly to: string;
}

/** A table with words in the first column and figures in the others. */
function FiguresTable({ title, headings, rows }: FiguresTableProps) {
  const t = useT();
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <Typography color="text.secondary">{t('flow.none')}</Typography>
      ) : (
        <FigureTable
          label={title}
          headings={headings}
          rows={rows.map(({ key, cells, to }) => ({
            key: to,
            name: (
              <Link to={to} title={t('flow.open_work')}>
                {key}
              </Link>
            ),
            figures: cells,
          }))}
        />
      )}
    </Section>
  );
}

/** How long does each stage take? */
export function StageTimes({ flow }: { flow: Flow }) {
  const t = useT();
  const localized = useLocalized();
  const duration = useDuration();
  const { from, to } = flow;
  const rows = [...flow.stays]
    .sort((a, b) => a.kind.localeCompare(b.kind) || STAGES[a.stage].rank - STAGES[b.stage].rank)
    .map(({ kind, stage, count, median, ninetieth }) => ({
      key: `${localized(STAGES[stage])} · ${localized(LEDGER_SERVICES[kind])}`,
      cells: [count, duration(median), duration(ninetieth)],
      to: figurePath({ left: stage, kind, from, to }),
    }));
  const headings = [t('flow.stage'), t('flow.count'), t('flow.median'), t('flow.ninetieth')];
  return <FiguresTable title={t('flow.stage_times')} headings={headings} rows={rows} />;
}

/** Why is work rejected? */
export function Rejections({ flow }: { flow: Flow }) {
  const t = useT();
  const { from, to } = flow;
  const rows = flow.rejections.map(({ reason, count }) => ({
    key: reason ?? t('flow.own_words'),
    cells: [count],
    to: figurePath({ from, to, ...(reason === null ? { rejectedInOwnWords: 'true' } : { rejectedFor: reason }) }),
  }));
  return <FiguresTable title={t('flow.rejections')} headings={[t('flow.reason'), t('flow.count')]} rows={rows} />;
}

/** How much work does each person have? */
export function People({ flow }: { flow: Flow }) {
  const t = useT();
  const { from, to } = flow;
  const rows = flow.people.map(({ id, name, commands, claimed }) => ({
    key: name,
    cells: [commands, claimed],
    to: figurePath({ by: id, from, to }),
  }));
  const headings = [t('flow.person'), t('flow.commands'), t('flow.claimed')];
  return <FiguresTable title={t('flow.people')} headings={headings} rows={rows} />;
}
