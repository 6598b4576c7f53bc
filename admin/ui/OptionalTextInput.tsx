import { TextInput, type TextInputProps } from 'react-admin';

/** Text that may be left blank: blank is an empty text here, as in the contract, and not null. */
export function OptionalTextInput(props: TextInputProps) {
  return <TextInput defaultValue="" parse={(value) => value ?? ''} autoComplete="off" {...props} />;
}
