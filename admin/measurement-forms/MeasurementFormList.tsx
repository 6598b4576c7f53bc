import { CreateButton, FunctionField, TopToolbar } from 'react-admin';
import type { ManagedMeasurementForm } from '../../domain/contract/measurement.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useT } from '../words/useT.ts';

/** 检测项目表: the points that instruments are measured at (requirement C13). */
export function MeasurementFormList() {
  const t = useT();
  const names = ({ instruments }: ManagedMeasurementForm) => instruments.join('、');
  return (
    <ManagedRecordList<ManagedMeasurementForm>
      title={t('menu.measurement_forms')}
      resource="measurementForms"
      sortedBy="name"
      actions={
        <TopToolbar>
          <ExportButton />
          <CreateButton />
        </TopToolbar>
      }
      primary={(form) => form.name}
      secondary={names}
    >
      <FunctionField<ManagedMeasurementForm>
        source="name"
        render={(form) => <RowLink to={`/measurementForms/${form.id}`} text={form.name} />}
      />
      <FunctionField<ManagedMeasurementForm> source="instruments" sortable={false} render={names} />
      <FunctionField<ManagedMeasurementForm> source="points" sortable={false} render={({ points }) => points.length} />
    </ManagedRecordList>
  );
}
