import { useQuery } from '@tanstack/react-query';
import { SelectInput } from 'react-admin';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { useT } from '../words/useT.ts';

const MAX_ROWS = 500;

/** The institution, for administrators of this centre; others have only their own. */
export function InstitutionSelect({ alwaysOn }: { alwaysOn?: boolean }) {
  const t = useT();
  const call = useCall();
  const me = useMe();
  const mayChoose = me !== undefined && me !== null && holds(me, 'institution.authorise');
  const { data, isPending } = useQuery({
    queryKey: ['institutions', 'approved'],
    queryFn: () => call('listInstitutions', { query: { status: 'approved', perPage: MAX_ROWS } }),
    enabled: mayChoose,
  });
  if (!mayChoose) return null;
  return (
    <SelectInput
      source="institutionId"
      choices={data?.data ?? []}
      isPending={isPending}
      emptyText={t('user.own_institution')}
      parse={(value) => value || null}
      {...(alwaysOn ? { alwaysOn: true } : {})}
    />
  );
}
