import { Box } from '@mui/material';
import { Edit, SaveButton, SimpleForm, TextInput, Toolbar, useRecordContext, useTranslate } from 'react-admin';
import { type KeptKind, KindChange } from '../../domain/contract/catalogue.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RecordHistory } from '../ui/RecordHistory.tsx';
import { useSay } from '../words/useSay.ts';
import { KindFields } from './KindFields.tsx';

const validate = formErrors(KindChange);

/** A kind is changed or retired, never removed; below it what was changed before. */
export function KindEdit() {
  const say = useSay();
  const translate = useTranslate();
  return (
    <Edit
      title={false}
      redirect="list"
      mutationMode="pessimistic"
      actions={false}
      aside={<KindAside />}
      sx={{ maxWidth: 1100, '& .RaEdit-main': { flexWrap: { xs: 'wrap', md: 'nowrap' }, gap: 2 } }}
    >
      <PageTitle title={translate('ra.page.edit', { name: say('menu.catalogue'), recordRepresentation: '' }).trim()} />
      <SimpleForm
        validate={validate}
        noValidate
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        <TextInput source="number" disabled />
        <TextInput source="categoryName" disabled />
        <KindFields />
      </SimpleForm>
    </Edit>
  );
}

function KindAside() {
  const call = useCall();
  const kind = useRecordContext<KeptKind>();
  if (!kind) return null;
  const read = () => call('kindHistory', { params: { kindNumber: kind.id } });
  return (
    <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
      <RecordHistory resource="kinds" id={kind.id} read={read} />
    </Box>
  );
}
