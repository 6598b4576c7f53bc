/** Vehicles and equipment that visits need: kept by an institution, never in two places at once (requirements C12, E4). */
import { z } from 'zod';
import { Id, ListQuery, listOf, text } from './common.ts';

export const RESOURCE_KINDS = {
  vehicle: { zh: '车辆', en: 'Vehicle' },
  equipment: { zh: '设备', en: 'Equipment' },
} as const;
export type ResourceKind = keyof typeof RESOURCE_KINDS;
export const RESOURCE_KIND_NAMES = Object.keys(RESOURCE_KINDS) as [ResourceKind, ...ResourceKind[]];
const Kind = z.enum(RESOURCE_KIND_NAMES);

export const Resource = z.object({ id: Id, kind: Kind, name: z.string() });
export type Resource = z.infer<typeof Resource>;
export const ResourceList = listOf(Resource);

export const ResourceInput = z.object({
  kind: Kind,
  name: text(50, '车辆或设备名称'),
  /** Not offered any more; visits that have it keep it. */
  retired: z.boolean().default(false),
});
export type ResourceInput = z.output<typeof ResourceInput>;

export const KeptResource = Resource.extend({ retired: z.boolean() });
export type KeptResource = z.infer<typeof KeptResource>;
export const KeptResourceQuery = ListQuery.extend({
  kind: Kind.optional(),
  retired: z.enum(['true', 'false']).optional(),
});
export const KeptResourceList = listOf(KeptResource);
