import { Chip } from '@mui/material';
import { FunctionField, TextField } from 'react-admin';
import { type ManagedResource, RESOURCE_KINDS } from '../../domain/contract/resource.ts';
import { businessDay, DAY_MS } from '../../domain/time.ts';
import { LinkField } from '../ui/LinkField.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** 车辆、设备与标准器, which an institution maintains for its visits and measurements (requirements E4, C13). */
export function ResourceList() {
  const localized = useLocalized();
  return (
    <ManagedRecordList<ManagedResource>
      title="menu.resources"
      sortedBy="name"
      primary={(resource) => resource.name}
      secondary={(resource) => localized(RESOURCE_KINDS[resource.kind])}
    >
      <LinkField<ManagedResource> source="name" />
      <FunctionField<ManagedResource> source="kind" render={(resource) => localized(RESOURCE_KINDS[resource.kind])} />
      <TextField source="serialNumber" sortable={false} />
      <TextField source="certificateNumber" sortable={false} />
      <FunctionField<ManagedResource> source="validUntil" render={(resource) => <ValidUntil resource={resource} />} />
    </ManagedRecordList>
  );
}

const MONTH = 31 * DAY_MS;

/** Says in a word if a certificate has expired or will soon. */
function ValidUntil({ resource: { validUntil } }: { resource: ManagedResource }) {
  const t = useT();
  if (!validUntil) return null;
  const today = businessDay(new Date());
  const soon = businessDay(new Date(Date.now() + MONTH));
  if (validUntil >= soon) return validUntil;
  const state = validUntil < today ? 'expired' : 'expires_soon';
  return (
    <>
      {validUntil}{' '}
      <Chip
        size="small"
        color={state === 'expired' ? 'error' : 'warning'}
        variant="outlined"
        label={t(`resource.${state}`)}
      />
    </>
  );
}
