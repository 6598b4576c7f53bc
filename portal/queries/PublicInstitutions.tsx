import Link from '@mui/material/Link';
import { pathOf } from '../../domain/contract/client.ts';
import { call } from '../api.ts';
import { useWords } from '../words/index.tsx';
import { QueryPage } from './QueryPage.tsx';

/** 计量检定机构查询 (requirement D4). */
export function PublicInstitutions() {
  const { institutions, facts, view } = useWords().queries;
  return (
    <QueryPage
      title={institutions.title}
      lead={institutions.lead}
      fields={[['q', institutions.search]]}
      read={(query, signal) => call('listPublicInstitutions', { query, signal })}
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
                <Link
                  key="image"
                  href={pathOf('publicInstitutionImage', { institutionId: row.id })}
                  target="_blank"
                  rel="noopener"
                >
                  {view}
                </Link>
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
    />
  );
}
