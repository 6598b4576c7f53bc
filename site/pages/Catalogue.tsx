import type { z } from 'zod';
import type { PublicKindList } from '../../domain/contract/public-query.ts';
import type { PagerProps } from '../parts.tsx';
import { QueryTable } from '../QueryTable.tsx';
import { useReader } from '../reader.ts';

/** 强制检定目录查询 (requirement D5). */
export function Catalogue({ list, ...paging }: { list: z.infer<typeof PublicKindList> } & PagerProps) {
  const { words } = useReader();
  const { catalogue, facts, view } = words.queries;
  return (
    <QueryTable
      {...paging}
      title={catalogue.title}
      lead={catalogue.lead}
      fields={[
        ['categoryNumber', facts.categoryNumber],
        ['category', facts.category],
        ['number', facts.kindNumber],
        ['name', facts.kind],
      ]}
      rows={list.data}
      nameHead={facts.kind}
      nameOf={({ number, name }) => `${number} ${name}`}
      columns={[
        [facts.category, ({ categoryNumber, categoryName }) => `${categoryNumber} ${categoryName}`],
        [facts.form, ({ form }) => form],
      ]}
      details={[
        [
          view,
          (row) => [
            [facts.categoryNumber, row.categoryNumber],
            [facts.category, row.categoryName],
            [facts.kindNumber, row.number],
            [facts.kind, row.name],
            [facts.form, row.form],
            [facts.scope, row.scope || '–'],
          ],
        ],
      ]}
      empty={words.queries.empty}
    >
      <a className="button quiet-button" href="/queries/catalogue.xlsx" download>
        {words.queries.export}
      </a>
    </QueryTable>
  );
}
