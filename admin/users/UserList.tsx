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
import { Moment } from '../ui/Moment.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RowLink } from '../ui/RowLink.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';
import { dutyChoices } from './dutyChoices.ts';
import { InstitutionSelect } from './InstitutionSelect.tsx';

export function UserList() {
  const say = useSay();
  const term = useTerm();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.users.fields.q')} />,
    <SelectInput key="duty" source="duty" choices={dutyChoices(term)} alwaysOn />,
    <InstitutionSelect key="institution" alwaysOn />,
  ];
  const state = (user: User) => say(user.disabled ? 'user.disabled' : 'user.enabled');
  return (
    <>
      <PageTitle title={say('menu.users')} />
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
            secondaryText={(user) => user.duties.map((duty) => term(DUTIES[duty])).join('、')}
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
                    <Chip key={duty} size="small" label={term(DUTIES[duty])} />
                  ))}
                </Stack>
              )}
            />
            <TextField source="departmentName" sortable={false} emptyText={say('user.no_department')} />
            <FunctionField<User> label="hz.user.account" sortable={false} render={state} />
            <FunctionField<User> source="createdAt" render={(user) => <Moment at={user.createdAt} />} />
          </Datagrid>
        )}
      </List>
    </>
  );
}
