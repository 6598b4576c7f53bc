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
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { PageTitle } from './PageTitle.tsx';
import { RecordHistory } from './RecordHistory.tsx';

type ReadHistory = (id: string) => Promise<ResponseOf<'kindHistory'>>;

interface ManagedRecordEditProps {
  /** What the records are called. */
  readonly name: string;
  readonly validate: (values: Record<string, unknown>) => Record<string, unknown>;
  readonly readHistory: ReadHistory;
  readonly children: ReactNode;
}

/** The page of a record that is changed or retired, never removed; beside its form what was changed before. */
export function ManagedRecordEdit({ name, validate, readHistory, children }: ManagedRecordEditProps) {
  const translate = useTranslate();
  return (
    <Edit
      title={false}
      redirect="list"
      mutationMode="pessimistic"
      actions={false}
      aside={<Aside readHistory={readHistory} />}
      sx={{ maxWidth: 1100, '& .RaEdit-main': { flexWrap: { xs: 'wrap', md: 'nowrap' }, gap: 2 } }}
    >
      <PageTitle title={translate('ra.page.edit', { name, recordRepresentation: '' }).trim()} />
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

function Aside({ readHistory }: { readHistory: ReadHistory }) {
  const resource = useResourceContext() ?? '';
  const record = useRecordContext<RaRecord<string>>();
  if (!record) return null;
  return (
    <Box sx={{ flex: '1 1 320px', minWidth: { xs: 0, md: 280 } }}>
      <RecordHistory resource={resource} id={record.id} read={() => readHistory(record.id)} />
    </Box>
  );
}
