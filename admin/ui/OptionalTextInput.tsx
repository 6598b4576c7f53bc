import { TextInput, type TextInputProps } from 'react-admin';

/** A text that may be empty: it is then an empty text, as in the contract, rather than null. */
export function OptionalTextInput(props: TextInputProps) {
  return <TextInput defaultValue="" parse={(value) => value ?? ''} autoComplete="off" {...props} />;
}
