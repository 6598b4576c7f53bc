import { randomUUID } from 'node:crypto';
import { Disk, errors } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

export interface FileStore {
  /** Stores the bytes under the key. After a crash there is either the old file or the new one. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** Deletes the file, if there is one. */
  remove(key: string): Promise<void>;
  /** @throws FileMissing */
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
        return Buffer.from(await disk.getBytes(key));
      } catch (error) {
        if (error instanceof errors.E_CANNOT_READ_FILE) throw new FileMissing(`no file ${key}`, { cause: error });
        throw error;
      }
    },
  };
}
