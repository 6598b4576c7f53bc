import { Edit, SaveButton, SimpleForm, TextInput, Toolbar, useTranslate } from 'react-admin';
import { KindChange } from '../../domain/contract/catalogue.ts';
import { formErrors } from '../data/formErrors.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { KindFields } from './KindFields.tsx';
import { KindHistory } from './KindHistory.tsx';

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
      aside={<KindHistory />}
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
