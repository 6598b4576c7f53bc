import type { FileStore } from '../../../store/file/files.ts';
import { FileMissing } from '../../../store/file/files.ts';

/** Files by key, where a test is not about the disk. */
export function filesIn(kept: Map<string, Buffer>): FileStore {
  return {
    async put(key, bytes) {
      kept.set(key, bytes);
    },
    async remove(key) {
      kept.delete(key);
    },
    async get(key) {
      const bytes = kept.get(key);
      if (!bytes) throw new FileMissing(`no file ${key}`);
      return bytes;
    },
  };
}
