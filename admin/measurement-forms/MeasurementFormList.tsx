import { FunctionField } from 'react-admin';
import type { ManagedMeasurementForm } from '../../domain/contract/measurement.ts';
import { LinkField } from '../ui/LinkField.tsx';
import { ManagedRecordList } from '../ui/ManagedRecordList.tsx';

/** 检测项目表: the points at which instruments are measured (requirement C13). */
export function MeasurementFormList() {
  const names = ({ instruments }: ManagedMeasurementForm) => instruments.join('、');
  return (
    <ManagedRecordList<ManagedMeasurementForm>
      title="menu.measurement_forms"
      sortedBy="name"
      primary={(form) => form.name}
      secondary={names}
    >
      <LinkField<ManagedMeasurementForm> source="name" />
      <FunctionField<ManagedMeasurementForm> source="instruments" sortable={false} render={names} />
      <FunctionField<ManagedMeasurementForm> source="points" sortable={false} render={({ points }) => points.length} />
    </ManagedRecordList>
  );
}
