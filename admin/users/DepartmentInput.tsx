import { useQuery } from '@tanstack/react-query';
import { SelectInput } from 'react-admin';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';

/** The department, from the reference data. */
export function DepartmentInput() {
  const t = useT();
  const call = useCall();
  const { data, isPending } = useQuery({ queryKey: ['reference'], queryFn: () => call('reference') });
  return (
    <SelectInput
      source="departmentId"
      choices={data?.departments ?? []}
      isPending={isPending}
      emptyText={t('user.no_department')}
      parse={(value) => value || null}
    />
  );
}
