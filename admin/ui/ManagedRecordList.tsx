import { Chip, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { ReactElement, ReactNode } from 'react';
import {
  CreateButton,
  Datagrid,
  FunctionField,
  List,
  SearchInput,
  SelectInput,
  SimpleList,
  TopToolbar,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useRowKeys } from '../queues/useRowKeys.ts';
import { type PlainKey, useT } from '../words/useT.ts';
import { ExportButton } from './ExportButton.tsx';
import { PageTitle } from './PageTitle.tsx';

interface ManagedRecord {
  readonly id: string;
  readonly retired: boolean;
}

interface ManagedRecordListProps<R extends ManagedRecord> {
  /** The name of the records. */
  readonly title: PlainKey;
  /** The field by which the list is sorted initially. */
  readonly sortedBy: keyof R & string;
  /** Replaces the buttons for export and for a new record. */
  readonly actions?: ReactElement;
  /** Displayed before the filter for records in force. */
  readonly filters?: readonly ReactElement[];
  /** The texts of a record on a phone. */
  readonly primary: (record: R) => string;
  readonly secondary: (record: R) => string;
  /** The columns; a column for whether the record is in force follows them. */
  readonly children: ReactNode;
}

/**
 * A list of records that administrators maintain, with search and a filter for retired ones; a click opens a record.
 */
export function ManagedRecordList<R extends ManagedRecord>(props: ManagedRecordListProps<R>) {
  const { title, sortedBy, actions = <Actions />, filters: further = [], primary, secondary, children } = props;
  const resource = useResourceContext();
  const t = useT();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  useRowKeys();
  const state = ({ retired }: ManagedRecord) => t(retired ? 'kind.retired' : 'kind.in_force');
  const filters = [
    <SearchInput key="q" source="q" alwaysOn placeholder={translate(`resources.${resource}.fields.q`)} />,
    ...further,
    <SelectInput
      key="retired"
      source="retired"
      label={t('common.state')}
      alwaysOn
      choices={[
        { id: 'false', name: t('kind.in_force') },
        { id: 'true', name: t('kind.retired') },
      ]}
    />,
  ];
  return (
    <>
      <PageTitle title={t(title)} />
      <List
        title={false}
        filters={filters}
        sort={{ field: sortedBy, order: 'ASC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={actions}
      >
        {isNarrow ? (
          <SimpleList<R>
            rowClick="edit"
            primaryText={primary}
            secondaryText={secondary}
            tertiaryText={(record) => (record.retired ? state(record) : '')}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick="edit" size="small">
            {children}
            <FunctionField<R>
              source="retired"
              label={t('common.state')}
              sortable={false}
              render={(record) => <Chip size="small" variant="outlined" label={state(record)} />}
            />
          </Datagrid>
        )}
      </List>
    </>
  );
}

function Actions() {
  return (
    <TopToolbar>
      <ExportButton />
      <CreateButton />
    </TopToolbar>
  );
}
