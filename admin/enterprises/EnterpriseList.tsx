import { useMediaQuery } from '@mui/material';
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
import { ENTERPRISE_STATUSES, type Enterprise, EnterpriseStatus } from '../../domain/contract/account.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { Age } from '../ui/Age.tsx';
import { Moment } from '../ui/Moment.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { StatusChip } from './StatusChip.tsx';

const path = (id: string) => `/enterprises/${id}/show`;

/** Registrations to review, the oldest first (requirement A5). */
export function EnterpriseList() {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const statuses = EnterpriseStatus.options.map((id) => ({ id, name: term(ENTERPRISE_STATUSES[id]) }));
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.enterprises.fields.q')} />,
    <SelectInput key="status" source="status" choices={statuses} alwaysOn />,
  ];
  return (
    <>
      <PageTitle title={say('menu.enterprises')} />
      <List
        title={false}
        filters={filters}
        filterDefaultValues={{ status: 'pending' }}
        sort={{ field: 'createdAt', order: 'ASC' }}
        perPage={25}
        exporter={false}
        actions={false}
      >
        {isNarrow ? (
          <SimpleList<Enterprise>
            rowClick={(id) => path(String(id))}
            primaryText={(row) => row.name}
            secondaryText={(row) => row.creditCode}
            tertiaryText={(row) => <StatusChip status={row.status} />}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick={(id) => path(String(id))}>
            <FunctionField<Enterprise> source="name" render={(row) => <RowLink to={path(row.id)} text={row.name} />} />
            <TextField source="creditCode" sortable={false} />
            <FunctionField<Enterprise>
              source="city"
              sortable={false}
              render={(row) => [row.province, row.city, row.district].join(' ')}
            />
            <TextField source="legalRepresentative" sortable={false} />
            <TextField source="mobile" sortable={false} />
            <FunctionField<Enterprise> source="status" render={(row) => <StatusChip status={row.status} />} />
            <FunctionField<Enterprise>
              source="createdAt"
              render={(row) =>
                row.status === 'pending' ? <Age since={row.createdAt} /> : <Moment at={row.createdAt} />
              }
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}
