/**
 * Links to a certificate, or to all of an order, for people who entered number and password: signed, valid for half
 * an hour, not stored. The signature includes the password of the slip, so that another password ends them.
 */
import { isMacOf, type KeyRing, macOf } from '../../store/keys/ring.ts';

const VALID_MS = 30 * 60 * 1000;
const ID_BYTES = 16;
const BODY_BYTES = ID_BYTES + 6;
const MAC_BYTES = 16;

export type Linked = 'certificate' | 'order';

export interface LinkKey {
  readonly secrets: KeyRing;
  readonly linked: Linked;
}

export function linkToken({ secrets, linked }: LinkKey, id: string, slipPassword: string, now = Date.now()): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.write(id.replaceAll('-', ''), 'hex');
  body.writeUIntBE(now + VALID_MS, ID_BYTES, 6);
  return Buffer.concat([body, macOf(secrets, `${linked}-link`, body, slipPassword).subarray(0, MAC_BYTES)]).toString(
    'base64url',
  );
}

/**
 * The id, or null if the token was not made here, was made for something else or with another slip password, or has
 * expired.
 * @param slipPasswordOf the present one by the id; null if there is no such order or certificate
 */
export async function idOfToken(
  { secrets, linked }: LinkKey,
  token: string,
  slipPasswordOf: (id: string) => Promise<string | null>,
  now = Date.now(),
): Promise<string | null> {
  const bytes = Buffer.from(token, 'base64url');
  // Another encoding of the same bytes is not valid either.
  if (bytes.toString('base64url') !== token) return null;
  if (bytes.length !== BODY_BYTES + MAC_BYTES) return null;
  const body = bytes.subarray(0, BODY_BYTES);
  if (body.readUIntBE(ID_BYTES, 6) < now) return null;
  const hex = body.toString('hex', 0, ID_BYTES);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const slipPassword = await slipPasswordOf(id);
  const isOurs =
    slipPassword !== null &&
    isMacOf(secrets, bytes.subarray(BODY_BYTES), MAC_BYTES, `${linked}-link`, body, slipPassword);
  return isOurs ? id : null;
}
