import { BooleanInput } from 'react-admin';

/** A switch that shows only shares over their time limit. */
export function OverdueInput({ source }: { source: string; alwaysOn?: boolean }) {
  return (
    <BooleanInput source={source} label="resources.shares.fields.overdue" parse={(value) => (value ? 'true' : '')} />
  );
}
