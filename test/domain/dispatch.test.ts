import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoShares } from '../../domain/dispatch.ts';
import { DELIVERY_MODE_NAMES } from '../../domain/stage.ts';

const items = fc.uniqueArray(
  fc.record({
    instrumentId: fc.uuid(),
    institutionId: fc.constantFrom('this centre', 'another', 'a third'),
    deliveryMode: fc.constantFrom(...DELIVERY_MODE_NAMES),
  }),
  { selector: (item) => item.instrumentId },
);

describe('dispatch', () => {
  it('R:C4 puts every instrument into exactly one share, of its own institution and delivery mode', () => {
    fc.assert(
      fc.property(items, (all) => {
        const shares = splitIntoShares(all);
        expect(shares.flatMap((share) => share.items.map((item) => item.instrumentId)).sort()).toEqual(
          all.map((item) => item.instrumentId).sort(),
        );
        for (const share of shares) {
          expect(share.items.length).toBeGreaterThan(0);
          for (const item of share.items) {
            expect([item.institutionId, item.deliveryMode]).toEqual([share.institutionId, share.deliveryMode]);
          }
        }
        const keys = shares.map((share) => `${share.institutionId}/${share.deliveryMode}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
