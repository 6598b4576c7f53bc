import { Pagination, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { useT } from '../words/useT.ts';
import { AddAuthorisation } from './AddAuthorisation.tsx';
import { AuthorisationTable } from './AuthorisationTable.tsx';

const PER_PAGE = 25;
/** With fewer authorisations there is no search field. */
const SEARCH_FROM = 6;

/** 授权项目 of an institution: searched, added and ended here (requirement E6). */
export function AuthorisationSection({ institutionId }: { institutionId: string }) {
  const t = useT();
  const call = useCall();
  const [page, setPage] = useState(1);
  const [text, setText] = useState('');
  const q = useDeferredValue(text);
  const { data, error } = useQuery({
    queryKey: ['authorisations', institutionId, page, q],
    queryFn: () =>
      call('listAuthorisations', { params: { institutionId }, query: { page, perPage: PER_PAGE, q: q || undefined } }),
    placeholderData: keepPreviousData,
  });
  const isSearched = text !== '' || (data?.total ?? 0) > SEARCH_FROM;
  return (
    <Section title={t('authorisation.heading')} action={<AddAuthorisation institutionId={institutionId} />}>
      <FaultAlert fault={error} />
      {isSearched && (
        <TextField
          size="small"
          label={t('common.searchHint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPage(1);
          }}
          sx={{ mb: 1, maxWidth: 320 }}
        />
      )}
      {data?.total === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t(q ? 'authorisation.none_found' : 'authorisation.empty')}
        </Typography>
      )}
      {data && data.total > 0 && <AuthorisationTable authorisations={data.data} />}
      {data && data.total > PER_PAGE && (
        <Pagination
          size="small"
          count={Math.ceil(data.total / PER_PAGE)}
          page={page}
          onChange={(_, next) => setPage(next)}
          sx={{ mt: 1 }}
        />
      )}
    </Section>
  );
}
