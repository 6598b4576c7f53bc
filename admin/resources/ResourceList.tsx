import { CreateButton, FunctionField, TopToolbar } from 'react-admin';
import { type KeptResource, RESOURCE_KINDS } from '../../domain/contract/resource.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { KeptList } from '../ui/KeptList.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

/** 车辆与设备, kept by an institution for its visits (requirement E4). */
export function ResourceList() {
  const say = useSay();
  const term = useTerm();
  return (
    <KeptList<KeptResource>
      title={say('menu.resources')}
      resource="resources"
      sortedBy="name"
      actions={
        <TopToolbar>
          <ExportButton />
          <CreateButton />
        </TopToolbar>
      }
      primary={(resource) => resource.name}
      secondary={(resource) => term(RESOURCE_KINDS[resource.kind])}
    >
      <FunctionField<KeptResource>
        source="name"
        render={(resource) => <RowLink to={`/resources/${resource.id}`} text={resource.name} />}
      />
      <FunctionField<KeptResource> source="kind" render={(resource) => term(RESOURCE_KINDS[resource.kind])} />
    </KeptList>
  );
}
