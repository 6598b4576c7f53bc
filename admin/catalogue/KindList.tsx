import { TextField } from 'react-admin';
import type { ManagedKind } from '../../domain/contract/catalogue.ts';
import { pathOf } from '../../domain/contract/client.ts';
import { LinkField } from '../ui/LinkField.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';
import { RecordActions } from '../ui/RecordActions.tsx';
import { useT } from '../words/useT.ts';

/** 强检目录, maintained by administrators (requirements E6, D5). */
export function KindList() {
  const t = useT();
  return (
    <ManagedRecordList<ManagedKind>
      title="menu.catalogue"
      sortedBy="number"
      actions={
        <RecordActions
          workbook={pathOf('exportKinds')}
          operation="importKinds"
          resource="kinds"
          text={t('kind.import_text')}
        />
      }
      primary={(kind) => `${kind.number} ${kind.name}`}
      secondary={(kind) => `${kind.categoryName} · ${kind.form}`}
    >
      <LinkField<ManagedKind> source="number" />
      <TextField source="categoryName" />
      <TextField source="name" />
      <TextField source="form" />
      <TextField source="scope" sortable={false} />
      <TextField source="intervalMonths" sortable={false} emptyText="—" />
      <TextField source="source" />
    </ManagedRecordList>
  );
}
