import { FunctionField, useResourceContext } from 'react-admin';
import { RowLink } from './RowLink.tsx';

/** A field whose text is a link to the record's page. */
export function LinkField<R extends { id: string }>({ source }: { source: keyof R & string }) {
  const resource = useResourceContext();
  return (
    <FunctionField<R>
      source={source}
      render={(record) => <RowLink to={`/${resource}/${record.id}`} text={String(record[source])} />}
    />
  );
}
