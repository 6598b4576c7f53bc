/** What the customer changed in a rejected share before submitting it again (requirement C10). */
import { z } from 'zod';
import { FieldChange, Id } from './common.ts';

export const ItemDifference = z.object({
  itemId: Id,
  /** As in the round before. */
  name: z.string(),
  instrumentNumber: z.string(),
  /** Taken out of the order. */
  withdrawn: z.boolean(),
  /** By fields of the snapshot, `deliveryMode` and `institutionName`; empty for an instrument that was taken out. */
  changes: z.array(FieldChange),
});
export type ItemDifference = z.infer<typeof ItemDifference>;

export const Differences = z.object({
  contactChanged: z.boolean(),
  /** Of the order as a whole, by names of its details; missing in steps that were recorded before this was. */
  details: z.array(FieldChange).optional(),
  /** The instruments that changed. */
  items: z.array(ItemDifference),
});
export type Differences = z.infer<typeof Differences>;
