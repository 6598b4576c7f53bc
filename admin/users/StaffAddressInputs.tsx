import { STAFF_CHANNELS } from '../../domain/contract/staff-address.ts';
import { OptionalTextInput } from '../ui/OptionalTextInput.tsx';
import { useLocalized } from '../words/useLocalized.ts';

/** Where messages reach the person outside the console, one field for each channel that reaches staff. */
export function StaffAddressInputs() {
  const localized = useLocalized();
  return (
    <>
      {STAFF_CHANNELS.map((address) => (
        <OptionalTextInput
          key={address.field}
          source={address.field}
          type={address.input}
          label={localized(address)}
          helperText={localized(address.help)}
        />
      ))}
    </>
  );
}
