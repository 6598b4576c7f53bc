/**
 * Encrypts what workflows and activities are given and answer, before it leaves the process: Temporal's database, its
 * interface and whoever else reads a history see only ciphertext (AES-256-GCM). Payloads written before are read as they
 * are.
 */
import { createHash } from 'node:crypto';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { METADATA_ENCODING_KEY } from '@temporalio/common';
import proto from '@temporalio/proto';
import { decrypt, encrypt } from '../../store/keys/aes-gcm.ts';
import { derivedRing, type KeyRing, type RingKey } from '../../store/keys/ring.ts';

/** The encoding and the name of the key's id that Temporal's own samples use. */
const ENCRYPTED = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8');
const bytes = (words: string) => Buffer.from(words, 'utf8');

/** The id that payloads name, older than the ids of key rings. */
const payloadKeyId = ({ key }: RingKey) => createHash('sha256').update(key).digest('hex').slice(0, 16);

/** @param dataKeys the ring from which the keys of payloads are derived: the current one encrypts, all decrypt */
export function createPayloadCodec(dataKeys: KeyRing): PayloadCodec {
  const ring = derivedRing(dataKeys, 'payload');

  function seal(payload: Payload): Payload {
    const { current } = ring;
    return {
      metadata: { [METADATA_ENCODING_KEY]: bytes(ENCRYPTED), [KEY_ID]: bytes(payloadKeyId(current)) },
      data: encrypt(current.key, PayloadMessage.encode(payload).finish()),
    };
  }

  /** @throws Error where the payload has another key or was changed */
  function open(payload: Payload): Payload {
    if (text(payload.metadata?.[METADATA_ENCODING_KEY]) !== ENCRYPTED) return payload;
    const usedKey = text(payload.metadata?.[KEY_ID]);
    const used = ring.all.find((key) => payloadKeyId(key) === usedKey);
    if (!used) throw new Error(`The payload was encrypted with key ${usedKey}, which the key ring does not have.`);
    return PayloadMessage.decode(decrypt(used.key, Buffer.from(payload.data ?? [])));
  }

  return {
    encode: async (payloads) => payloads.map(seal),
    decode: async (payloads) => payloads.map(open),
  };
}

/** For clients and workers alike. */
export function encryptedPayloads(dataKeys: KeyRing): DataConverter {
  return { payloadCodecs: [createPayloadCodec(dataKeys)] };
}
