/** Administrative regions 行政区划 (GB/T 2260): look-up and managed records. */
import { z } from 'zod';
import { HalfDays, ListQuery, listOf, text } from './common.ts';
import { withMessage } from './validation-message.ts';

/** `fullName` includes the parent regions, e.g. 内蒙古自治区鄂尔多斯市康巴什区. */
export const Region = z.object({ code: z.string(), name: z.string(), fullName: z.string() });
export type Region = z.infer<typeof Region>;
export const RegionQuery = ListQuery.extend({
  /** The region with this code, even if it is retired. */
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});
export const RegionList = listOf(Region);

const regionFields = {
  name: text(50, '区划名称'),
  /** Does not exist any more: cannot be chosen, but stays with instruments and authorisations that have it. */
  retired: z.boolean().default(false),
  /** Half days of travel to the region, suggested for visits; null for the value of the parent region. */
  travel: HalfDays.nullable().default(null),
};
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, withMessage('region_code_form'));
export const RegionInput = z.object({
  code,
  /** The parent region; null for a province. */
  parentCode: code.nullable().default(null),
  ...regionFields,
});
export type RegionInput = z.output<typeof RegionInput>;
/** A region never moves: a region elsewhere is another one with its own code. */
export const RegionChange = z.object(regionFields);
export type RegionChange = z.input<typeof RegionChange>;

/** A region as a managed record; its code is its id. */
export const ManagedRegion = z.object({
  id: z.string(),
  ...Region.shape,
  parentCode: z.string().nullable(),
  retired: z.boolean(),
  travel: HalfDays.nullable(),
});
export type ManagedRegion = z.infer<typeof ManagedRegion>;
export const ManagedRegionQuery = ListQuery.extend({
  retired: z.enum(['true', 'false']).optional(),
  /** Only regions directly within this one. */
  parentCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});
