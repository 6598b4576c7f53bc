import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderStage, STAGE_NAMES } from '../../domain/stage.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/servers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('R:C5 derives the stage of an order in SQL as the domain does, for any shares', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STAGE_NAMES), { maxLength: 6 }), async (stages) => {
      const { rows } = await database.db.raw('select order_stage(?::text[]) as stage', [stages]);
      expect(rows[0].stage).toBe(orderStage(stages));
    }),
    { numRuns: 200 },
  );
});
