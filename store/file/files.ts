import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

export interface FileStore {
  /** Stores the bytes under the key. After a crash there is either the old file or the new one. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** Deletes the file, if there is one. */
  remove(key: string): Promise<void>;
  /** @throws FileMissing; any other error if the file is there and cannot be read */
  get(key: string): Promise<Buffer>;
}

export class FileMissing extends Error {
  override readonly name = 'FileMissing';
}

/** Opens a file store in a folder. */
export function openFileStore({ folder }: { folder: string }): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    async put(key, bytes) {
      const half = `half/${randomUUID()}`;
      await disk.put(half, bytes);
      await disk.move(half, key);
    },
    remove: (key) => disk.delete(key),
    async get(key) {
      try {
        // The library's `getBytes` returns 64 KiB of this process's memory for an empty file.
        return await buffer(await disk.getStream(key));
      } catch (error) {
        const isMissing =
          error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
        throw isMissing ? new FileMissing(`no file ${key}`, { cause: error }) : error;
      }
    },
  };
}
