import { Chip, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  Datagrid,
  FunctionField,
  List,
  SearchInput,
  SelectInput,
  SimpleList,
  TextField,
  useTranslate,
} from 'react-admin';
import { pathOf } from '../../domain/contract/client.ts';
import type { KeptRegion } from '../../domain/contract/region.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RecordActions } from '../ui/RecordActions.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';

/** 行政区划, kept by the administrators (requirement E6). */
export function RegionList() {
  const say = useSay();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const state = (region: KeptRegion) => say(region.retired ? 'kind.retired' : 'kind.in_force');
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.regions.fields.q')} />,
    <SelectInput
      key="retired"
      source="retired"
      label={say('authorisation.state')}
      alwaysOn
      choices={[
        { id: 'false', name: say('kind.in_force') },
        { id: 'true', name: say('kind.retired') },
      ]}
    />,
  ];
  return (
    <>
      <PageTitle title={say('menu.regions')} />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'code', order: 'ASC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={
          <RecordActions
            workbook={pathOf('exportRegions')}
            operation="importRegions"
            resource="regions"
            text={say('region.import_text')}
          />
        }
      >
        {isNarrow ? (
          <SimpleList<KeptRegion>
            rowClick="edit"
            primaryText={(region) => `${region.code} ${region.name}`}
            secondaryText={(region) => region.fullName}
            tertiaryText={(region) => (region.retired ? state(region) : '')}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick="edit" size="small">
            <FunctionField<KeptRegion>
              source="code"
              render={(region) => <RowLink to={`/regions/${region.id}`} text={region.code} />}
            />
            <TextField source="name" />
            <TextField source="fullName" />
            <TextField source="parentCode" sortable={false} emptyText="—" />
            <FunctionField<KeptRegion>
              source="retired"
              label={say('authorisation.state')}
              sortable={false}
              render={(region) => <Chip size="small" variant="outlined" label={state(region)} />}
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}
