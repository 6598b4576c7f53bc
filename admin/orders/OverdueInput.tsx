import { BooleanInput } from 'react-admin';

/** A switch that keeps only what is over its time limit. */
export function OverdueInput({ source }: { source: string; alwaysOn?: boolean }) {
  return (
    <BooleanInput source={source} label="resources.shares.fields.overdue" parse={(value) => (value ? 'true' : '')} />
  );
}
