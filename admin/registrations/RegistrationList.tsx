import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ReactElement } from 'react';
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
import { ENTERPRISE_STATUSES, EnterpriseStatus } from '../../domain/contract/account.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { Age } from '../ui/Age.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import type { Registration } from './RegistrationPage.tsx';
import { StatusChip } from './StatusChip.tsx';

interface RegistrationListProps {
  readonly resource: 'enterprises' | 'institutions';
  /** The field with the name of the person in charge. */
  readonly person: string;
  /** Further actions above the list. */
  readonly actions: ReactElement;
}

/** Registrations to review, the oldest first (requirement A5). */
export function RegistrationList({ resource, person, actions }: RegistrationListProps) {
  const path = (id: string) => `/${resource}/${id}/show`;
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const statuses = EnterpriseStatus.options.map((id) => ({ id, name: localized(ENTERPRISE_STATUSES[id]) }));
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate(`resources.${resource}.fields.q`)} />,
    <SelectInput key="status" source="status" choices={statuses} alwaysOn />,
  ];
  return (
    <>
      <PageTitle title={t(`menu.${resource}`)} />
      <List
        title={false}
        filters={filters}
        filterDefaultValues={{ status: 'pending' }}
        sort={{ field: 'createdAt', order: 'ASC' }}
        perPage={25}
        exporter={false}
        actions={actions}
      >
        {isNarrow ? (
          <SimpleList<Registration>
            rowClick={(id) => path(String(id))}
            primaryText={(row) => row.name}
            secondaryText={(row) => row.creditCode}
            tertiaryText={(row) => <StatusChip status={row.status} />}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick={(id) => path(String(id))}>
            <FunctionField<Registration>
              source="name"
              render={(row) => <RowLink to={path(row.id)} text={row.name} />}
            />
            <TextField source="creditCode" sortable={false} />
            <FunctionField<Registration>
              source="city"
              sortable={false}
              render={(row) => [row.province, row.city, row.district].join(' ')}
            />
            <TextField source={person} sortable={false} />
            <TextField source="mobile" sortable={false} />
            <FunctionField<Registration> source="status" render={(row) => <StatusChip status={row.status} />} />
            <FunctionField<Registration>
              source="createdAt"
              render={(row) =>
                row.status === 'pending' ? <Age since={row.createdAt} /> : <Timestamp at={row.createdAt} />
              }
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}
