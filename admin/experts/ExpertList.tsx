import { useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import {
  Datagrid,
  FunctionField,
  List,
  SearchInput,
  SimpleList,
  TextField,
  TopToolbar,
  useTranslate,
} from 'react-admin';
import type { Expert } from '../../domain/contract/expert.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useT } from '../words/useT.ts';
import { AccessButton } from './AccessButton.tsx';
import { ImportExperts } from './ImportExperts.tsx';

/** 专家: imported from a workbook, disabled and enabled (requirement A2). */
export function ExpertList() {
  const t = useT();
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const state = (expert: Expert) => t(expert.disabled ? 'user.disabled' : 'common.enabled');
  return (
    <>
      <PageTitle title={t('menu.experts')} />
      <List
        title={false}
        filters={[<SearchInput key="q" source="q" alwaysOn placeholder={translate('resources.experts.fields.q')} />]}
        sort={{ field: 'createdAt', order: 'DESC' }}
        perPage={25}
        exporter={false}
        empty={false}
        actions={
          <TopToolbar>
            <ExportButton />
            <ImportExperts />
          </TopToolbar>
        }
      >
        {isNarrow ? (
          <SimpleList<Expert>
            rowClick={false}
            primaryText={(expert) => `${expert.displayName}（${expert.username}）`}
            secondaryText={(expert) => `${expert.unit} ${expert.field}`}
            tertiaryText={(expert) => <AccessButton expert={expert} />}
          />
        ) : (
          <Datagrid bulkActionButtons={false} rowClick={false}>
            <TextField source="username" />
            <TextField source="displayName" />
            <TextField source="unit" />
            <TextField source="field" sortable={false} />
            <TextField source="mobile" sortable={false} />
            <TextField source="email" sortable={false} />
            <FunctionField<Expert> label="hz.user.account" sortable={false} render={state} />
            <FunctionField<Expert> source="createdAt" render={(expert) => <Timestamp at={expert.createdAt} />} />
            <FunctionField<Expert> label="" sortable={false} render={(expert) => <AccessButton expert={expert} />} />
          </Datagrid>
        )}
      </List>
    </>
  );
}
