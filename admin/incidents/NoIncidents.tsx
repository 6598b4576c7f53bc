import { Alert } from '@mui/material';
import { useListContext } from 'react-admin';
import { useSay } from '../words/useSay.ts';

export function NoIncidents() {
  const say = useSay();
  const { filterValues } = useListContext();
  const isFiltered = Object.values(filterValues).some(Boolean);
  return (
    <Alert severity={isFiltered ? 'info' : 'success'} sx={{ m: 1 }}>
      {say(isFiltered ? 'incident.none_found' : 'incident.none')}
    </Alert>
  );
}
