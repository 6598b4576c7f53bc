import { useQuery } from '@tanstack/react-query';
import { SelectInput } from 'react-admin';
import { useCall } from '../data/useCall.ts';
import { useSay } from '../words/useSay.ts';

/** The department, from the reference data. */
export function DepartmentInput() {
  const say = useSay();
  const call = useCall();
  const { data, isPending } = useQuery({ queryKey: ['reference'], queryFn: () => call('reference') });
  return (
    <SelectInput
      source="departmentId"
      choices={data?.departments ?? []}
      isPending={isPending}
      emptyText={say('user.no_department')}
      parse={(value) => value || null}
    />
  );
}
