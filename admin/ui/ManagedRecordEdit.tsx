import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import {
  Edit,
  type RaRecord,
  SaveButton,
  SimpleForm,
  Toolbar,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import type { EndpointName } from '../../domain/contract/endpoints.ts';
import { idIn } from '../data/resourceProvider.ts';
import { useCall } from '../data/useCall.ts';
import { type PlainKey, useT } from '../words/useT.ts';
import { PageTitle } from './PageTitle.tsx';
import { RecordHistory } from './RecordHistory.tsx';

interface ManagedRecordEditProps {
  /** The name of the records. */
  readonly title: PlainKey;
  readonly validate: (values: Record<string, unknown>) => Record<string, unknown>;
  /** The endpoint of its history. */
  readonly history: Exclude<Extract<EndpointName, `${string}History`>, 'instrumentHistory'>;
  readonly children: ReactNode;
}

/** The page of a record that is changed or retired, never deleted; with its history beside the form. */
export function ManagedRecordEdit({ title, validate, history, children }: ManagedRecordEditProps) {
  const t = useT();
  const translate = useTranslate();
  return (
    <Edit
      title={false}
      redirect="list"
      mutationMode="pessimistic"
      actions={false}
      aside={<Aside history={history} />}
      sx={{ maxWidth: 1100, '& .RaEdit-main': { flexWrap: { xs: 'wrap', md: 'nowrap' }, gap: 2 } }}
    >
      <PageTitle title={translate('ra.page.edit', { name: t(title), recordRepresentation: '' }).trim()} />
      <SimpleForm
        validate={validate}
        noValidate
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        {children}
      </SimpleForm>
    </Edit>
  );
}

function Aside({ history }: Pick<ManagedRecordEditProps, 'history'>) {
  const resource = useResourceContext() ?? '';
  const record = useRecordContext<RaRecord<string>>();
  const call = useCall();
  if (!record) return null;
  return (
    <Box sx={{ flex: '1 1 320px', minWidth: { xs: 0, md: 280 } }}>
      <RecordHistory
        resource={resource}
        id={record.id}
        read={() => call(history, { params: idIn(history, record.id) })}
      />
    </Box>
  );
}
