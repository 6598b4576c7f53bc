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
import type { KeptKind } from '../../domain/contract/catalogue.ts';
import { pathOf } from '../../domain/contract/client.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RecordActions } from '../ui/RecordActions.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';

/** 强检目录, kept by the administrators (requirements E6, D5). */
export function KindList() {
  const say = useSay();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const state = (kind: KeptKind) => say(kind.retired ? 'kind.retired' : 'kind.in_force');
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.kinds.fields.q')} />,
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
      <PageTitle title={say('menu.catalogue')} />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'number', order: 'ASC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={
          <RecordActions
            workbook={pathOf('exportKinds')}
            operation="importKinds"
            resource="kinds"
            text={say('kind.import_text')}
          />
        }
      >
        {isNarrow ? (
          <SimpleList<KeptKind>
            rowClick="edit"
            primaryText={(kind) => `${kind.number} ${kind.name}`}
            secondaryText={(kind) => `${kind.categoryName} · ${kind.form}`}
            tertiaryText={(kind) => (kind.retired ? state(kind) : '')}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick="edit" size="small">
            <FunctionField<KeptKind>
              source="number"
              render={(kind) => <RowLink to={`/kinds/${kind.id}`} text={kind.number} />}
            />
            <TextField source="categoryName" />
            <TextField source="name" />
            <TextField source="form" />
            <TextField source="scope" sortable={false} />
            <TextField source="intervalMonths" sortable={false} emptyText="—" />
            <TextField source="source" />
            <FunctionField<KeptKind>
              source="retired"
              label={say('authorisation.state')}
              sortable={false}
              render={(kind) => <Chip size="small" variant="outlined" label={state(kind)} />}
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}
