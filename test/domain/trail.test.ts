import { describe, expect, it } from 'vitest';
import { receiptOf } from '../../domain/receipt.ts';
import { trailOf } from '../../domain/trail.ts';

const entry = (sequence: number, event: string, shareId: string | null, more: object = {}) => ({
  sequence,
  event,
  shareId,
  notes: null,
  itemIds: null,
  refused: [],
  ...more,
});

/** Submitted, one refused alone and booked again elsewhere, one cancelled, one withdrawn; the rest goes on. */
const SHARES = [
  { id: 'first', predecessorId: null, openedAt: 1 },
  { id: 'other', predecessorId: null, openedAt: 1 },
  { id: 'refused', predecessorId: 'first', openedAt: 2 },
  { id: 'again', predecessorId: 'refused', openedAt: 4 },
];
const TIMELINE = [
  entry(1, 'submit', null),
  entry(2, 'approve_first_review', 'first', {
    refused: [
      { itemId: 'b', notes: '铭牌不清' },
      { itemId: 'c', notes: '型号不符' },
    ],
  }),
  entry(3, 'cancel', 'first', { itemIds: ['d'] }),
  entry(4, 'resubmit', 'refused', { itemIds: ['b'] }),
  entry(5, 'receive_sample', 'first'),
  entry(6, 'approve_first_review', 'other'),
  entry(7, 'approve_first_review', 'again'),
];
const stepsOf = (id: string, shareId: string) =>
  trailOf({ id, shareId }, SHARES, TIMELINE).map(({ sequence, outcome, notes }) => [sequence, outcome, notes]);

describe('the trail of an instrument', () => {
  it('R:C5 R:C14 contains the steps about it, through every share that it was in', () => {
    expect(stepsOf('a', 'first')).toEqual([
      [1, 'moved', null],
      [2, 'moved', null],
      [5, 'moved', null],
    ]);
    expect(stepsOf('b', 'again')).toEqual([
      [1, 'moved', null],
      [2, 'refused', '铭牌不清'],
      [4, 'moved', null],
      [7, 'moved', null],
    ]);
    expect(stepsOf('e', 'other').map(([sequence]) => sequence)).toEqual([1, 6]);
  });

  it('R:C5 ends where it was cancelled or taken out', () => {
    expect(stepsOf('d', 'first').map(([sequence]) => sequence)).toEqual([1, 2, 3]);
    expect(stepsOf('c', 'refused')).toEqual([
      [1, 'moved', null],
      [2, 'refused', '型号不符'],
      [4, 'withdrawn', null],
    ]);
  });
});

describe('the receipt', () => {
  it('R:C5 counts the instruments of each institution, and shows which answer applies to how many of them', () => {
    const share = (
      id: string,
      institution: string,
      stage: 'rejected' | 'scheduled' | 'awaiting_first_review',
      more = {},
    ) => ({
      id,
      institutionId: institution,
      institutionName: `${institution}所`,
      stage,
      receipt: null,
      notes: null,
      ...more,
    });
    const item = (shareId: string, state: 'active' | 'cancelled' = 'active') => ({ shareId, state });
    const receipt = receiptOf({
      shares: [
        share('1', '甲', 'scheduled', { receipt: '周一上午' }),
        share('2', '甲', 'rejected', { notes: '铭牌不清' }),
        share('3', '乙', 'awaiting_first_review'),
        share('4', '丙', 'rejected'),
      ],
      items: [item('1'), item('1'), item('1', 'cancelled'), item('2'), item('3'), item('4', 'cancelled')],
    });
    expect(receipt).toEqual({
      total: 4,
      parts: [
        {
          institutionId: '甲',
          institutionName: '甲所',
          count: 3,
          lines: [
            { answer: 'accepted', count: 2, said: '周一上午' },
            { answer: 'not_accepted', count: 1, said: '铭牌不清' },
          ],
        },
        {
          institutionId: '乙',
          institutionName: '乙所',
          count: 1,
          lines: [{ answer: 'waiting', count: 1, said: null }],
        },
      ],
    });
  });
});
