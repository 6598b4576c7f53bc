/**
 * Links to a certificate, or to all of an order, for people who entered number and password: signed, valid for half
 * an hour, not stored.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const VALID_MS = 30 * 60 * 1000;
const ID_BYTES = 16;
const BODY_BYTES = ID_BYTES + 6;
const MAC_BYTES = 16;

export type Linked = 'certificate' | 'order';

function macOf(secret: string, linked: Linked, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${linked}-link`).update(body).digest().subarray(0, MAC_BYTES);
}

export function linkToken(secret: string, linked: Linked, id: string, now = Date.now()): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.write(id.replaceAll('-', ''), 'hex');
  body.writeUIntBE(now + VALID_MS, ID_BYTES, 6);
  return Buffer.concat([body, macOf(secret, linked, body)]).toString('base64url');
}

/** The id, or null if the token was not made here, was made for something else, or has expired. */
export function idOfToken(secret: string, linked: Linked, token: string, now = Date.now()): string | null {
  const bytes = Buffer.from(token, 'base64url');
  // Another encoding of the same bytes is not valid either.
  if (bytes.toString('base64url') !== token) return null;
  if (bytes.length !== BODY_BYTES + MAC_BYTES) return null;
  const body = bytes.subarray(0, BODY_BYTES);
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), macOf(secret, linked, body))) return null;
  if (body.readUIntBE(ID_BYTES, 6) < now) return null;
  const hex = body.toString('hex', 0, ID_BYTES);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
