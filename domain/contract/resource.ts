/**
 * Vehicles, equipment and measurement standards of an institution, which are never on two visits at once
 * (requirements C12, E4). A measurement standard also has the certificate that makes results traceable (C13).
 */
import { z } from 'zod';
import { Day, Id, ListQuery, listOf, optionalText, text } from './common.ts';
import { formatMessage } from './validation-message.ts';

export const RESOURCE_KINDS = {
  vehicle: { zh: '车辆', en: 'Vehicle' },
  equipment: { zh: '设备', en: 'Equipment' },
  standard: { zh: '计量标准器', en: 'Measurement standard' },
} as const;
export type ResourceKind = keyof typeof RESOURCE_KINDS;
export const RESOURCE_KIND_NAMES = Object.keys(RESOURCE_KINDS) as [ResourceKind, ...ResourceKind[]];
const Kind = z.enum(RESOURCE_KIND_NAMES);

export const Resource = z.object({ id: Id, kind: Kind, name: z.string() });
export type Resource = z.infer<typeof Resource>;

/** Data of a measurement standard's certificate; empty for vehicles and equipment. */
const TRACEABILITY = {
  serialNumber: z.string(),
  /** Accuracy class, maximum permissible error or uncertainty. */
  accuracy: z.string(),
  certificateNumber: z.string(),
  /** The laboratory that calibrated or verified it. */
  traceableTo: z.string(),
  /** The last day on which it may be used. */
  validUntil: Day.nullable(),
} as const;
export const ResourceChoice = Resource.extend(TRACEABILITY);
export type ResourceChoice = z.infer<typeof ResourceChoice>;
export const ResourceList = listOf(ResourceChoice);

export const ResourceInput = z
  .object({
    kind: Kind,
    name: text(50, '车辆或设备名称'),
    serialNumber: optionalText(50, '出厂编号'),
    accuracy: optionalText(100, '准确度等级或不确定度'),
    certificateNumber: optionalText(50, '溯源证书号'),
    traceableTo: optionalText(100, '溯源机构'),
    validUntil: Day.nullable().default(null),
    /** Not offered any more; visits and results that have it keep it. */
    retired: z.boolean().default(false),
  })
  .superRefine((resource, context) => {
    if (resource.kind !== 'standard') return;
    const needed = {
      serialNumber: '出厂编号',
      certificateNumber: '溯源证书号',
      traceableTo: '溯源机构',
      validUntil: '有效期至',
    };
    for (const [path, field] of Object.entries(needed)) {
      if (resource[path as keyof typeof needed]) continue;
      context.addIssue({
        code: 'custom',
        path: [path],
        message: formatMessage({ name: 'fill_in', params: { field } }),
      });
    }
  });
export type ResourceInput = z.output<typeof ResourceInput>;

export const ManagedResource = ResourceChoice.extend({ retired: z.boolean() });
export type ManagedResource = z.infer<typeof ManagedResource>;
export const ManagedResourceQuery = ListQuery.extend({
  kind: Kind.optional(),
  retired: z.enum(['true', 'false']).optional(),
});
