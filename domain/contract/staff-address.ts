/** The addresses of a member of staff, one field of the API for each channel that reaches staff. */
import { z } from 'zod';
import { CHANNEL_NAMES, type CHANNELS, type Channel, channel } from '../channel.ts';

type Definitions = typeof CHANNELS;
type StaffChannel = { [C in Channel]: Definitions[C]['staffAddress'] extends null ? never : C }[Channel];
type AddressOf<C extends Channel> = Exclude<Definitions[C]['staffAddress'], null>;

/** The channels that reach staff, with the address that each needs. */
export const STAFF_CHANNELS = CHANNEL_NAMES.flatMap((name) => {
  const { staffAddress } = channel(name);
  return staffAddress ? [{ name, ...staffAddress }] : [];
});

/** As it is read. */
export const staffAddresses = Object.fromEntries(STAFF_CHANNELS.map(({ field }) => [field, z.string()])) as {
  [C in StaffChannel as AddressOf<C>['field']]: z.ZodString;
};

/** As it is written. */
export const staffAddressInputs = Object.fromEntries(STAFF_CHANNELS.map(({ field, schema }) => [field, schema])) as {
  [C in StaffChannel as AddressOf<C>['field']]: AddressOf<C>['schema'];
};

type Fields = { [Field in keyof typeof staffAddresses]: string };
/** The same as the database has them: those that were given. */
export type AddressByChannel = Readonly<Partial<Record<Channel, string>>>;

export function addressFields(stored: AddressByChannel): Fields {
  return Object.fromEntries(STAFF_CHANNELS.map(({ name, field }) => [field, stored[name] ?? ''])) as Fields;
}

export function addressByChannel(fields: Fields): AddressByChannel {
  const given: Readonly<Record<string, string>> = fields;
  return Object.fromEntries(STAFF_CHANNELS.flatMap(({ name, field }) => (given[field] ? [[name, given[field]]] : [])));
}
