import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, covers, type Dispatchable, dispatch, dispatchWords } from '../../domain/dispatch.ts';

const REGIONS = ['150603', '150600', '150000'] as const;
const candidate = (more: Partial<Candidate>): Candidate => ({
  institutionId: 'a',
  institutionName: '甲所',
  regionCode: '150600',
  regionName: '内蒙古自治区鄂尔多斯市',
  categoryNumber: '013',
  categoryName: '压力仪表',
  kindNumber: null,
  kindName: null,
  load: 0,
  ...more,
});
const gauge: Dispatchable = { regions: REGIONS, categoryNumber: '013', kindNumber: '013001' };

describe('dispatch', () => {
  it('R:C4 goes to the most specific region, then to the authorisation for the kind, then to the least load', () => {
    const province = candidate({ institutionId: 'p', regionCode: '150000', kindNumber: '013001', kindName: '压力表' });
    const city = candidate({ institutionId: 'c', institutionName: '市所', load: 9 });
    const kind = candidate({
      institutionId: 'k',
      institutionName: '专所',
      kindNumber: '013001',
      kindName: '压力表',
      load: 99,
    });
    const idle = candidate({ institutionId: 'z', institutionName: '闲所', load: 3 });
    const district = candidate({ institutionId: 'd', regionCode: '150603', regionName: '康巴什区', load: 1000 });
    expect(dispatch(gauge, [province])).toMatchObject({ institutionId: 'p' });
    expect(dispatch(gauge, [province, city])).toMatchObject({ institutionId: 'c', choice: 'only', among: 1 });
    expect(dispatch(gauge, [province, city, idle])).toMatchObject({
      institutionId: 'z',
      choice: 'least_load',
      among: 2,
    });
    expect(dispatch(gauge, [province, city, idle], 'c')).toMatchObject({
      institutionId: 'c',
      choice: 'same_as_before',
    });
    expect(dispatch(gauge, [province, city, idle, kind], 'c')).toMatchObject({ institutionId: 'k' });
    expect(dispatch(gauge, [province, city, idle, kind, district])).toMatchObject({
      institutionId: 'd',
      choice: 'only',
    });
  });

  it('R:C4 explains its choice in words', () => {
    const two = [candidate({ load: 2 }), candidate({ institutionId: 'b', institutionName: '乙所', load: 1 })];
    const dispatched = dispatch(gauge, two);
    expect(dispatched && dispatchWords(dispatched, 'zh')).toBe(
      '由乙所处理，因为其获授权检定内蒙古自治区鄂尔多斯市的“压力仪表”；2家机构均可办理，其在办器具最少',
    );
    const one = dispatch(gauge, [candidate({ kindNumber: '013001', kindName: '压力表' })]);
    expect(one && dispatchWords(one, 'en')).toBe(
      'Handled by 甲所, which is authorised for “压力仪表 › 压力表” in 内蒙古自治区鄂尔多斯市',
    );
  });

  const instruments = fc.record({
    regions: fc.subarray([...REGIONS], { minLength: 1 }),
    categoryNumber: fc.constantFrom('013', '014'),
    kindNumber: fc.constantFrom('013001', '013002'),
  });
  const candidates = fc.array(
    fc
      .record({
        institutionId: fc.constantFrom('a', 'b', 'c', 'd'),
        regionCode: fc.constantFrom(...REGIONS, '110000'),
        categoryNumber: fc.constantFrom('013', '014'),
        kindNumber: fc.constantFrom(null, '013001', '013002'),
      })
      .map((some) => candidate({ ...some, load: some.institutionId.charCodeAt(0) % 3 })),
    { maxLength: 12 },
  );
  const before = fc.constantFrom(null, 'a', 'd');

  it('R:C4 finds an institution exactly when one is authorised, and never one that is not', () => {
    fc.assert(
      fc.property(instruments, candidates, before, (instrument, all, had) => {
        const found = dispatch(instrument, all, had);
        const covering = all.filter((one) => covers(one, instrument));
        expect(found === null).toBe(covering.length === 0);
        if (found) expect(covering.map(({ institutionId }) => institutionId)).toContain(found.institutionId);
      }),
    );
  });

  it('R:C4 passes over no institution that is authorised for a smaller region, or for the kind in the same region', () => {
    fc.assert(
      fc.property(instruments, candidates, before, (instrument, all, had) => {
        const found = dispatch(instrument, all, had);
        if (!found) return;
        const own = all.filter((one) => one.institutionId === found.institutionId && covers(one, instrument));
        const regions: readonly string[] = instrument.regions;
        const distance = (one: Candidate) => regions.indexOf(one.regionCode);
        const nearest = Math.min(...own.map(distance));
        const byKind = own.some((one) => distance(one) === nearest && one.kindNumber !== null);
        for (const other of all.filter((one) => covers(one, instrument))) {
          expect(distance(other)).toBeGreaterThanOrEqual(nearest);
          if (distance(other) === nearest && other.kindNumber !== null) expect(byKind).toBe(true);
        }
      }),
    );
  });

  it('R:C4 does not depend on the order of the authorisations', () => {
    const shuffled = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(instruments, shuffled, before, (instrument, [all, other], had) => {
        expect(dispatch(instrument, other, had)?.institutionId).toBe(dispatch(instrument, all, had)?.institutionId);
      }),
    );
  });
});
