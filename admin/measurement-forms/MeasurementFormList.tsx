import { CreateButton, FunctionField, TopToolbar } from 'react-admin';
import type { KeptMeasurementForm } from '../../domain/contract/measurement.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { KeptList } from '../ui/KeptList.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';

/** 检测项目表: the points that instruments are measured at (requirement C13). */
export function MeasurementFormList() {
  const say = useSay();
  const names = ({ instruments }: KeptMeasurementForm) => instruments.join('、');
  return (
    <KeptList<KeptMeasurementForm>
      title={say('menu.measurement_forms')}
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
      <FunctionField<KeptMeasurementForm>
        source="name"
        render={(form) => <RowLink to={`/measurementForms/${form.id}`} text={form.name} />}
      />
      <FunctionField<KeptMeasurementForm> source="instruments" sortable={false} render={names} />
      <FunctionField<KeptMeasurementForm> source="points" sortable={false} render={({ points }) => points.length} />
    </KeptList>
  );
}
