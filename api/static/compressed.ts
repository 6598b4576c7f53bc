import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const TEXT = ['.js', '.css', '.svg', '.json'];
const SMALLEST = 1024;

type Encoding = 'br' | 'gzip';

const compress: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/**
 * Serves text assets with hashed names compressed. Their names change with their content, so each is compressed once.
 */
export function compressedAssets(folder: string, cacheControl: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer | null>>();
  const make = async (path: string, encoding: Encoding) => {
    const bytes = await readFile(path).catch(() => null);
    return bytes && bytes.length >= SMALLEST ? compress[encoding](bytes) : null;
  };
  return async (request, response, next) => {
    const encoding = (['br', 'gzip'] as const).find((name) => request.acceptsEncodings(name) === name);
    const path = join(folder, normalize(request.path));
    if (!encoding || request.method !== 'GET' || !TEXT.includes(extname(path)) || !path.startsWith(folder)) {
      return next();
    }
    const key = `${encoding}:${path}`;
    const made = kept.get(key) ?? make(path, encoding);
    kept.set(key, made);
    const bytes = await made;
    if (!bytes) {
      kept.delete(key);
      return next();
    }
    response.setHeader('cache-control', cacheControl);
    response.setHeader('content-encoding', encoding);
    response.vary('accept-encoding');
    response.type(extname(path)).send(bytes);
  };
}
