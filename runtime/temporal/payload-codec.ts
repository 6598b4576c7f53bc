/**
 * Encrypts what workflows and activities are given and answer, before it leaves the process: Temporal's database, its
 * interface and whoever else reads a history see only ciphertext (AES-256-GCM). Payloads written before are read as they
 * are.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { METADATA_ENCODING_KEY } from '@temporalio/common';
import proto from '@temporalio/proto';

/** The encoding and the name of the key's id that Temporal's own samples use. */
const ENCRYPTED = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8');
const bytes = (words: string) => Buffer.from(words, 'utf8');

/** @param dataKey the key from which that of payloads is derived */
export function createPayloadCodec(dataKey: Buffer): PayloadCodec {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'hengzhun/payload', KEY_BYTES));
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 16);

  function seal(payload: Payload): Payload {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = [cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()];
    return {
      metadata: { [METADATA_ENCODING_KEY]: bytes(ENCRYPTED), [KEY_ID]: bytes(keyId) },
      data: Buffer.concat([iv, cipher.getAuthTag(), ...sealed]),
    };
  }

  /** @throws Error where the payload has another key or was changed */
  function open(payload: Payload): Payload {
    if (text(payload.metadata?.[METADATA_ENCODING_KEY]) !== ENCRYPTED) return payload;
    const usedKey = text(payload.metadata?.[KEY_ID]);
    if (usedKey !== keyId) throw new Error(`The payload was encrypted with key ${usedKey}; DATA_KEY is ${keyId}.`);
    const data = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, IV_BYTES));
    decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return PayloadMessage.decode(
      Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]),
    );
  }

  return {
    encode: async (payloads) => payloads.map(seal),
    decode: async (payloads) => payloads.map(open),
  };
}

/** For clients and workers alike. */
export function encryptedPayloads(dataKey: Buffer): DataConverter {
  return { payloadCodecs: [createPayloadCodec(dataKey)] };
}
