import { BooleanInput, DateInput, FormDataConsumer, SelectInput, TextInput } from 'react-admin';
import { RESOURCE_KIND_NAMES, RESOURCE_KINDS } from '../../domain/contract/resource.ts';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useSay } from '../words/useSay.ts';
import { useTerm } from '../words/useTerm.ts';

export function ResourceFields() {
  const say = useSay();
  const term = useTerm();
  const kinds = RESOURCE_KIND_NAMES.map((id) => ({ id, name: term(RESOURCE_KINDS[id]) }));
  return (
    <>
      <SelectInput source="kind" choices={kinds} isRequired />
      <TextInput source="name" isRequired autoComplete="off" helperText={say('resource.name_help')} />
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
                helperText={say('resource.valid_help')}
              />
            </>
          )
        }
      </FormDataConsumer>
      <BooleanInput source="retired" helperText={say('resource.retired_help')} />
    </>
  );
}
