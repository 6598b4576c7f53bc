import type { z } from 'zod';
import type { NoticeList } from '../../domain/contract/public.ts';
import type { PagerProps } from '../parts.tsx';
import { QueryTable } from '../QueryTable.tsx';
import { useReader } from '../reader.ts';

/** 公示: all finished orders (requirement A8). */
export function Notices({ list, ...paging }: { list: z.infer<typeof NoticeList> } & PagerProps) {
  const { words, dates } = useReader();
  const { notices } = words;
  return (
    <QueryTable
      {...paging}
      title={notices.title}
      lead={notices.lead}
      fields={[['q', notices.search]]}
      rows={list.data}
      nameHead={notices.number}
      nameOf={({ orderNumber }) => orderNumber}
      columns={[
        [notices.applicant, ({ applicant }) => applicant],
        [notices.matter, ({ matter }) => matter],
        [notices.submitted, ({ submittedAt }) => dates.day(submittedAt)],
        [notices.completed, ({ completedAt }) => dates.day(completedAt)],
        [notices.result, ({ result }) => result],
      ]}
      details={[
        [
          words.queries.view,
          (row) => [
            [notices.number, row.orderNumber],
            [notices.applicant, row.applicant],
            [notices.matter, row.matter],
            [notices.submitted, dates.day(row.submittedAt)],
            [notices.completed, dates.day(row.completedAt)],
            [notices.result, row.result],
          ],
        ],
      ]}
      empty={paging.query.q ? words.queries.empty : notices.empty}
    />
  );
}
