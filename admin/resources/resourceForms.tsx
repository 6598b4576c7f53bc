import { BooleanInput, DateInput, FormDataConsumer, SelectInput, TextInput } from 'react-admin';
import { RESOURCE_KIND_NAMES, RESOURCE_KINDS, ResourceInput } from '../../domain/contract/resource.ts';
import { managedRecordForms } from '../ui/managedRecordForms.tsx';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

export const { Create: ResourceCreate, Edit: ResourceEdit } = managedRecordForms({
  resource: 'resources',
  title: 'menu.resources',
  input: ResourceInput,
  change: ResourceInput,
  defaultValues: { kind: 'vehicle', retired: false },
  Fields,
});

function Fields() {
  const t = useT();
  const localized = useLocalized();
  const kinds = RESOURCE_KIND_NAMES.map((id) => ({ id, name: localized(RESOURCE_KINDS[id]) }));
  return (
    <>
      <SelectInput source="kind" choices={kinds} isRequired />
      <TextInput source="name" isRequired autoComplete="off" helperText={t('resource.name_help')} />
      <FormDataConsumer>
        {({ formData }) =>
          formData.kind === 'standard' && (
            <>
              <OptionalTextInput source="serialNumber" isRequired />
              <OptionalTextInput source="accuracy" />
              <OptionalTextInput source="certificateNumber" isRequired />
              <OptionalTextInput source="traceableTo" isRequired />
              <DateInput
                source="validUntil"
                isRequired
                parse={(value) => value || null}
                helperText={t('resource.valid_help')}
              />
            </>
          )
        }
      </FormDataConsumer>
      <BooleanInput source="retired" helperText={t('resource.retired_help')} />
    </>
  );
}
