import type { z } from 'zod';
import { pathOf } from '../../domain/contract/client.ts';
import type { PublicInstitutionList } from '../../domain/contract/public-query.ts';
import type { PagerProps } from '../parts.tsx';
import { QueryTable } from '../QueryTable.tsx';
import { useReader } from '../reader.ts';

/** 计量检定机构查询 (requirement D4). */
export function Institutions({ list, ...paging }: { list: z.infer<typeof PublicInstitutionList> } & PagerProps) {
  const { words } = useReader();
  const { institutions, facts, view } = words.queries;
  return (
    <QueryTable
      {...paging}
      title={institutions.title}
      lead={institutions.lead}
      fields={[['q', institutions.search]]}
      rows={list.data}
      nameHead={facts.institution}
      nameOf={({ name }) => name}
      columns={[
        [facts.regions, ({ regions }) => regions.join('、') || '–'],
        [facts.authorisation, ({ certificateNumber }) => certificateNumber || '–'],
        [facts.level, ({ certificateLevel }) => certificateLevel || '–'],
        [facts.validUntil, ({ certificateValidUntil }) => certificateValidUntil ?? '–'],
      ]}
      details={[
        [
          view,
          (row) => [
            [facts.institution, row.name],
            [facts.regions, row.regions.join('、') || '–'],
            [facts.address, row.address || '–'],
            [
              facts.authorisationImage,
              row.hasImage ? (
                <a
                  key="image"
                  href={pathOf('publicInstitutionImage', { institutionId: row.id })}
                  target="_blank"
                  rel="noopener"
                >
                  {view}
                </a>
              ) : (
                '–'
              ),
            ],
            [facts.authorisation, row.certificateNumber || '–'],
            [facts.level, row.certificateLevel || '–'],
            [facts.validUntil, row.certificateValidUntil ?? '–'],
            [facts.categories, row.categories.join('、') || '–'],
          ],
        ],
      ]}
      empty={words.queries.empty}
    />
  );
}
