import { Alert } from '@mui/material';
import { useListContext } from 'react-admin';
import { useT } from '../words/useT.ts';

export function NoIncidents() {
  const t = useT();
  const { filterValues } = useListContext();
  const isFiltered = Object.values(filterValues).some(Boolean);
  return (
    <Alert severity={isFiltered ? 'info' : 'success'} sx={{ m: 1 }}>
      {t(isFiltered ? 'incident.none_found' : 'incident.none')}
    </Alert>
  );
}
