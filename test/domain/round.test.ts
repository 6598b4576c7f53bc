import { describe, expect, it } from 'vitest';
import { type Mark, sinceLastRound } from '../../domain/round.ts';

const entry = (sequence: number, event: string, shareId: string | null, more: object = {}) => ({
  sequence,
  event,
  shareId,
  notes: null,
  refused: [],
  differences: null,
  ...more,
});
const difference = (itemId: string, ...fields: string[]) => ({
  itemId,
  name: '温度计',
  instrumentNumber: itemId,
  withdrawn: fields.length === 0,
  changes: fields.map((field) => ({ field, before: '1', after: '2' })),
});

/** Four are refused alone and booked again: one corrected, one as it was, one taken out, one in the other mode. */
const SHARES = [
  { id: 'first', predecessorId: null },
  { id: 'refused', predecessorId: 'first' },
  { id: 'other_mode', predecessorId: 'refused' },
  { id: 'elsewhere', predecessorId: 'refused' },
];
const TIMELINE = [
  entry(1, 'submit', null),
  entry(2, 'approve_first_review', 'first', {
    refused: ['a', 'b', 'c', 'd', 'e'].map((itemId) => ({ itemId, notes: `${itemId}有误` })),
  }),
  entry(3, 'receive_sample', 'first'),
  entry(4, 'resubmit', 'refused', {
    differences: {
      contactChanged: false,
      items: [
        difference('a', 'model'),
        difference('c'),
        difference('d', 'deliveryMode'),
        difference('e', 'institutionName'),
      ],
    },
  }),
];
const since = (shareId: string, ...items: string[]) =>
  sinceLastRound(
    TIMELINE,
    SHARES,
    shareId,
    items.map((id) => ({ id })),
  );
const marks = (shareId: string, ...items: string[]): [string, Mark | undefined][] =>
  items.map((id) => [id, since(shareId, ...items)?.markOf(id)]);

describe('a share that was submitted again', () => {
  it('R:C10 R:E2 marks instruments as new, changed, unchanged or gone, and shows how each noted fault was answered', () => {
    expect(marks('refused', 'a', 'b', 'c')).toEqual([
      ['a', 'changed'],
      ['b', 'unchanged'],
      ['c', 'withdrawn'],
    ]);
    const again = since('refused', 'a', 'b', 'c');
    expect(again?.decision?.sequence).toBe(2);
    expect(again?.changesOf('a')).toEqual([{ field: 'model', before: '1', after: '2' }]);
    expect(again?.gone.map(({ itemId }) => [itemId, again.markOf(itemId)])).toEqual([
      ['c', 'withdrawn'],
      ['d', 'moved'],
      ['e', 'moved'],
    ]);
    expect(again?.faults.map(({ notes, mark }) => [notes, mark])).toEqual([
      ['a有误', 'changed'],
      ['b有误', 'unchanged'],
      ['c有误', 'withdrawn'],
      ['d有误', 'moved'],
      ['e有误', 'moved'],
    ]);
    expect(marks('other_mode', 'd')).toEqual([['d', 'changed']]);
    expect(marks('elsewhere', 'e')).toEqual([['e', 'new']]);
  });

  it('R:C10 is compared with the last round of several, and with nothing after the first submission', () => {
    expect(since('first', 'x')).toBeNull();
    const twice = [
      ...TIMELINE,
      entry(5, 'reject_first_review', 'refused', { notes: '仍缺照片' }),
      entry(6, 'resubmit', 'refused', { differences: { contactChanged: true, items: [difference('b', 'model')] } }),
    ];
    const again = sinceLastRound(twice, SHARES, 'refused', [{ id: 'a' }, { id: 'b' }]);
    expect([again?.decision?.notes, again?.faults, again?.markOf('a'), again?.markOf('b')]).toEqual([
      '仍缺照片',
      [],
      'unchanged',
      'changed',
    ]);
  });

  it('R:C10 claims nothing about a round without stored differences', () => {
    const older = TIMELINE.map((one) => ({ ...one, differences: null }));
    const again = sinceLastRound(older, SHARES, 'refused', [{ id: 'a' }, { id: 'b' }]);
    expect(again?.differences).toBeNull();
    expect(again?.faults.map(({ mark }) => mark)).toEqual([null, null]);
  });
});
