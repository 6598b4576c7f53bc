import { Box } from '@mui/material';
import { Edit, SaveButton, SimpleForm, TextInput, Toolbar, useRecordContext, useTranslate } from 'react-admin';
import { type KeptRegion, RegionChange } from '../../domain/contract/region.ts';
import { formErrors } from '../data/formErrors.ts';
import { useCall } from '../data/useCall.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { RecordHistory } from '../ui/RecordHistory.tsx';
import { useSay } from '../words/useSay.ts';
import { RegionFields } from './RegionFields.tsx';

const validate = formErrors(RegionChange);

/** A region is renamed or retired, never removed or moved; below it what was changed before. */
export function RegionEdit() {
  const say = useSay();
  const translate = useTranslate();
  return (
    <Edit
      title={false}
      redirect="list"
      mutationMode="pessimistic"
      actions={false}
      aside={<RegionAside />}
      sx={{ maxWidth: 1100, '& .RaEdit-main': { flexWrap: { xs: 'wrap', md: 'nowrap' }, gap: 2 } }}
    >
      <PageTitle title={translate('ra.page.edit', { name: say('menu.regions'), recordRepresentation: '' }).trim()} />
      <SimpleForm
        validate={validate}
        noValidate
        toolbar={
          <Toolbar>
            <SaveButton />
          </Toolbar>
        }
      >
        <TextInput source="code" disabled />
        <TextInput source="fullName" disabled />
        <RegionFields />
      </SimpleForm>
    </Edit>
  );
}

function RegionAside() {
  const call = useCall();
  const region = useRecordContext<KeptRegion>();
  if (!region) return null;
  const read = () => call('regionHistory', { params: { regionCode: region.id } });
  return (
    <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
      <RecordHistory resource="regions" id={region.id} read={read} />
    </Box>
  );
}
