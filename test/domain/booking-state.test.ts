import { describe, expect, it } from 'vitest';
import { type BookingState, bookingState } from '../../domain/booking-state.ts';
import { STAGE_NAMES, type Stage } from '../../domain/stage.ts';

/** Which shares an order has – waiting, refused, accepted, finished, cancelled – → what the customer reads. */
const TABLE: Readonly<Record<string, BookingState>> = {
  '-----': 'draft',
  '----c': 'cancelled',
  '---f-': 'completed',
  '---fc': 'completed',
  '--a--': 'accepted',
  '--a-c': 'accepted',
  '--af-': 'accepted',
  '--afc': 'accepted',
  '-r---': 'not_accepted',
  '-r--c': 'not_accepted',
  '-r-f-': 'answered',
  '-r-fc': 'answered',
  '-ra--': 'answered',
  '-ra-c': 'answered',
  '-raf-': 'answered',
  '-rafc': 'answered',
  'w----': 'submitted',
  'w---c': 'submitted',
  'w--f-': 'partly_answered',
  'w--fc': 'partly_answered',
  'w-a--': 'partly_answered',
  'w-a-c': 'partly_answered',
  'w-af-': 'partly_answered',
  'w-afc': 'partly_answered',
  'wr---': 'partly_answered',
  'wr--c': 'partly_answered',
  'wr-f-': 'partly_answered',
  'wr-fc': 'partly_answered',
  'wra--': 'partly_answered',
  'wra-c': 'partly_answered',
  'wraf-': 'partly_answered',
  wrafc: 'partly_answered',
};

const LETTERS: Readonly<Record<Stage, string>> = {
  awaiting_first_review: 'w',
  rejected: 'r',
  awaiting_second_review: 'a',
  awaiting_sample: 'a',
  scheduled: 'a',
  in_progress: 'a',
  awaiting_check: 'a',
  awaiting_issue: 'a',
  completed: 'f',
  cancelled: 'c',
  superseded: '',
};

describe('the state of a mandatory booking', () => {
  it('R:C1 R:C6 follows from the stages of its shares, for every combination', () => {
    expect(Object.keys(TABLE)).toHaveLength(32);
    for (let bits = 0; bits < 2 ** STAGE_NAMES.length; bits += 1) {
      const stages = STAGE_NAMES.filter((_, index) => bits & (1 << index));
      const letters = new Set(stages.map((stage) => LETTERS[stage]));
      const key = ['w', 'r', 'a', 'f', 'c'].map((letter) => (letters.has(letter) ? letter : '-')).join('');
      expect(bookingState(stages), stages.join(', ')).toBe(TABLE[key]);
    }
  });
});
