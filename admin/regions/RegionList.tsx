import { FunctionField, TextField } from 'react-admin';
import { pathOf } from '../../domain/contract/client.ts';
import type { ManagedRegion } from '../../domain/contract/region.ts';
import { TRAVEL } from '../../domain/visit.ts';
import { LinkField } from '../ui/LinkField.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';
import { RecordActions } from '../ui/RecordActions.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** 行政区划, maintained by administrators (requirement E6). */
export function RegionList() {
  const t = useT();
  const localized = useLocalized();
  return (
    <ManagedRecordList<ManagedRegion>
      title="menu.regions"
      sortedBy="code"
      actions={
        <RecordActions
          workbook={pathOf('exportRegions')}
          operation="importRegions"
          resource="regions"
          text={t('region.import_text')}
        />
      }
      primary={(region) => `${region.code} ${region.name}`}
      secondary={(region) => region.fullName}
    >
      <LinkField<ManagedRegion> source="code" />
      <TextField source="name" />
      <TextField source="fullName" />
      <TextField source="parentCode" sortable={false} emptyText="—" />
      <FunctionField<ManagedRegion>
        source="travel"
        sortable={false}
        render={({ travel }) => (travel === null ? '—' : localized(TRAVEL[travel]))}
      />
    </ManagedRecordList>
  );
}
