import { Button, Stack, TablePagination, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section.tsx';
import { useT } from '../../words/useT.ts';
import { ConditionsBar } from './measurement/ConditionsBar.tsx';
import { ResultRow } from './ResultRow.tsx';
import { useResults } from './ResultsContext.ts';
import { ResultsWorkbook } from './ResultsWorkbook.tsx';
import { faultsOf, isFaulty, NOTHING_YET } from './resultValues.ts';

const PER_PAGE = 50;

/** Conclusion, data and reason for every instrument (requirement C13). */
export function ResultsForm({ shareId }: { shareId: string }) {
  const t = useT();
  const { items, values, dirty, pending, marked, change, passAll, save } = useResults();
  const [page, setPage] = useState(0);
  const translate = useTranslate();
  const { conclusions } = faultsOf(values.values());
  const firstFault = items.findIndex(({ id }) => isFaulty(values.get(id) ?? NOTHING_YET));
  const faultyPage = useRef(0);
  faultyPage.current = Math.max(0, Math.floor(firstFault / PER_PAGE));
  useEffect(() => {
    if (marked > 0) setPage(faultyPage.current);
  }, [marked]);
  return (
    <Section
      title={t('results.heading', { count: items.length })}
      action={
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
          <ResultsWorkbook shareId={shareId} />
          <Button size="small" onClick={passAll} disabled={pending || conclusions === 0}>
            {t('results.all_pass')}
          </Button>
          <Button size="small" variant="outlined" onClick={save} loading={pending} disabled={!dirty}>
            {t('common.save')}
          </Button>
        </Stack>
      }
    >
      <Typography
        variant="body2"
        color={conclusions > 0 ? 'text.secondary' : 'success.main'}
        role="status"
        gutterBottom
      >
        {conclusions > 0 ? t('results.missing', { count: conclusions }) : t('results.complete')}
        {dirty && ` · ${t('results.unsaved')}`}
      </Typography>
      <ConditionsBar />
      {items.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((item, index) => (
        <ResultRow
          key={item.id}
          place={page * PER_PAGE + index + 1}
          item={item}
          value={values.get(item.id) ?? NOTHING_YET}
          marked={marked > 0}
          change={change}
        />
      ))}
      {items.length > PER_PAGE && (
        <TablePagination
          component="div"
          count={items.length}
          page={page}
          onPageChange={(_, next) => setPage(next)}
          rowsPerPage={PER_PAGE}
          rowsPerPageOptions={[PER_PAGE]}
          labelDisplayedRows={({ from, to, count }) =>
            translate('ra.navigation.page_range_info', { offsetBegin: from, offsetEnd: to, total: count })
          }
          getItemAriaLabel={(direction) => translate(`ra.navigation.${direction}`)}
        />
      )}
    </Section>
  );
}
