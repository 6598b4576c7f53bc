import type { System } from './system.ts';

/** Demo accounts by role and demo data, made through the same public API that people use. */
export async function loadDemo(_system: System, _say: (line: string) => void): Promise<string[]> {
  return [];
}
