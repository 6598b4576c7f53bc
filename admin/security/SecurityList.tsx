import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  Datagrid,
  DateInput,
  FunctionField,
  List,
  SearchInput,
  SelectInput,
  SimpleList,
  TextField,
  TopToolbar,
  useTranslate,
} from 'react-admin';
import type { SecurityEntry } from '../../domain/contract/security-log.ts';
import { SECURITY_EVENTS } from '../../domain/security-event.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** 安全日志: sign-ins, failures, refusals, and changes of passwords and rights. */
export function SecurityList() {
  const t = useT();
  const localized = useLocalized();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const nameOf = ({ name }: SecurityEntry) => localized(SECURITY_EVENTS[name] ?? { zh: name, en: name });
  const personOf = ({ username, displayName }: SecurityEntry) => [displayName, username].filter(Boolean).join(' · ');
  const choices = Object.entries(SECURITY_EVENTS).map(([id, words]) => ({ id, name: localized(words) }));
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.securityLog.fields.q')} />,
    <SelectInput key="name" source="name" choices={choices} alwaysOn />,
    <DateInput key="from" source="from" alwaysOn />,
    <DateInput key="to" source="to" alwaysOn />,
  ];
  return (
    <>
      <PageTitle title={t('menu.security')} />
      <List
        title={false}
        filters={filters}
        sort={{ field: 'at', order: 'DESC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={
          <TopToolbar>
            <ExportButton />
          </TopToolbar>
        }
      >
        {isNarrow ? (
          <SimpleList<SecurityEntry>
            rowClick={false}
            primaryText={(row) => `${nameOf(row)} ${personOf(row)}`}
            secondaryText={(row) => [row.subject, row.address].filter(Boolean).join(' · ')}
            tertiaryText={(row) => <Timestamp at={row.at} />}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick={false}>
            <FunctionField<SecurityEntry> source="at" render={(row) => <Timestamp at={row.at} />} />
            <FunctionField<SecurityEntry> source="name" render={nameOf} />
            <FunctionField<SecurityEntry> source="username" sortable={false} render={personOf} />
            <TextField source="subject" sortable={false} emptyText="" />
            <TextField source="address" emptyText="" />
            <TextField source="endpoint" sortable={false} emptyText="" />
            <TextField source="agent" sortable={false} emptyText="" sx={{ overflowWrap: 'anywhere' }} />
          </Datagrid>
        )}
      </List>
    </>
  );
}
