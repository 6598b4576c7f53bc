import { inject } from 'vitest';
import { copyTemplate, type TestDatabase } from './servers.ts';

/** A fresh, migrated database for a test file. */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyTemplate(inject('database'));
}
