import { Chip, Stack, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  CreateButton,
  Datagrid,
  FunctionField,
  List,
  SearchInput,
  SelectInput,
  SimpleList,
  TextField,
  TopToolbar,
  useTranslate,
} from 'react-admin';
import type { User } from '../../domain/contract/account.ts';
import { DUTIES } from '../../domain/role.ts';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { dutyChoices } from './dutyChoices.ts';
import { InstitutionSelect } from './InstitutionSelect.tsx';

export function UserList() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.users.fields.q')} />,
    <SelectInput key="duty" source="duty" choices={dutyChoices(localized)} alwaysOn />,
    <InstitutionSelect key="institution" alwaysOn />,
  ];
  const state = (user: User) => t(user.disabled ? 'user.disabled' : 'common.enabled');
  return (
    <>
      <PageTitle title={t('menu.users')} />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'username', order: 'ASC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={
          <TopToolbar>
            <ExportButton />
            <CreateButton />
          </TopToolbar>
        }
      >
        {isNarrow ? (
          <SimpleList<User>
            rowClick="edit"
            primaryText={(user) => `${user.displayName}（${user.username}）`}
            secondaryText={(user) => user.duties.map((duty) => localized(DUTIES[duty])).join('、')}
            tertiaryText={(user) => (user.disabled ? state(user) : '')}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick="edit">
            <FunctionField<User>
              source="username"
              render={(user) => <RowLink to={`/users/${user.id}`} text={user.username} />}
            />
            <TextField source="displayName" />
            <FunctionField<User>
              source="duties"
              sortable={false}
              render={(user) => (
                <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
                  {user.duties.map((duty) => (
                    <Chip key={duty} size="small" label={localized(DUTIES[duty])} />
                  ))}
                </Stack>
              )}
            />
            <TextField source="departmentName" sortable={false} emptyText={t('user.no_department')} />
            <FunctionField<User> label="hz.user.account" sortable={false} render={state} />
            <FunctionField<User> source="createdAt" render={(user) => <Timestamp at={user.createdAt} />} />
          </Datagrid>
        )}
      </List>
    </>
  );
}
