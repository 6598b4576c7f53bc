/** The steps that read the body of an endpoint: what it may have, checked before and while it is read. */
import { json, type RequestHandler, text } from 'express';
import type { EndpointDefinition } from '../../domain/contract/endpoint.ts';
import { rolesWith } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reception } from './reception.ts';
import { uploadReader } from './upload.ts';

const MEGABYTE = 1024 * 1024;
const TEXT_BYTES = 16 * 1024;
/** Nobody who is not signed in fills in more than a form. */
const VISITORS_JSON = { bytes: 64 * 1024, values: 1_000 };
const JSON_LIMIT = { bytes: MEGABYTE, values: 20_000 };
const LARGE_JSON = { bytes: 5 * MEGABYTE, values: 150_000 };

const requestTooLarge = () => new DomainProblem('request_too_large');

export function bodySteps(
  definition: EndpointDefinition,
  reception: Reception,
  uploadLimitMegabytes: number,
): RequestHandler[] {
  const { upload, permission } = definition;
  if (upload) {
    const limit = upload.megabytes ?? uploadLimitMegabytes;
    const tooLarge = () => new DomainProblem('file_too_large', { limit });
    return [reception.step(limit * MEGABYTE, tooLarge), uploadReader(limit)];
  }
  if (definition.text) {
    return [reception.step(TEXT_BYTES, requestTooLarge), text({ type: definition.text, limit: TEXT_BYTES })];
  }
  if (!definition.body) return [];
  const isOpen = rolesWith(permission).includes('public');
  const { bytes, values } = isOpen ? VISITORS_JSON : definition.large ? LARGE_JSON : JSON_LIMIT;
  const verify = (_request: unknown, _response: unknown, body: Buffer) => {
    if (valuesIn(body) > values) throw Object.assign(new Error('too many values'), { type: 'entity.too.large' });
  };
  return [reception.step(bytes, requestTooLarge), json({ limit: bytes, verify })];
}

const SEPARATORS = new Set([...',[{'].map((character) => character.charCodeAt(0)));

/**
 * An upper bound of the number of values in a JSON text: their separators, without looking at what is a string. A check
 * by schema takes some microseconds for each value, and the words of a fault more.
 */
function valuesIn(body: Buffer): number {
  let values = 1;
  for (const byte of body) if (SEPARATORS.has(byte)) values += 1;
  return values;
}
