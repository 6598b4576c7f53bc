/** Contacts and the instrument ledger (requirements A11, B1–B12). Source: manual §3.3 and part 4. */
import { z } from 'zod';
import {
  HIDDEN_REASONS,
  INSTRUMENT_ACTION_NAMES,
  INSTRUMENT_STATUS_NAMES,
  VERIFICATION_STATE_NAMES,
} from '../instrument.ts';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { DELIVERY_MODE_NAMES } from '../stage.ts';
import {
  code,
  commaList,
  Day,
  FieldChange,
  Id,
  Instant,
  ListQuery,
  listOf,
  Mobile,
  optionalCode,
  optionalText,
  text,
} from './common.ts';
import { withMessage } from './validation-message.ts';

export const ContactInput = z.object({ name: text(50, '姓名'), mobile: Mobile, post: optionalText(50, '职务') });
export const Contact = z.object({ id: Id, name: z.string(), mobile: z.string(), post: z.string(), createdAt: Instant });
export type Contact = z.infer<typeof Contact>;
export const ContactList = listOf(Contact);

export const CURRENT_CONDITIONS = ['在用', '备用', '停用', '封存', '报废'] as const;
export const CURRENT_STATES = ['正常使用', '维修', '送检', '其他'] as const;
/** 器具用途: the uses that put an instrument under mandatory verification (Metrology Law, art. 9; catalogue of 2020). */
export const PURPOSES = ['贸易结算', '安全防护', '医疗卫生', '环境监测', '资源管理', '司法鉴定', '行政执法'] as const;
/** The verification unit with which an instrument can be booked here (manual FAQ 2). */
export const THIS_CENTRE = '鄂尔多斯市检验检测中心';

/** The only place with these limits: the form shows them, the API and the import enforce them (requirement B11). */
export const INSTRUMENT_LIMITS = {
  instrumentNumber: 50,
  name: 100,
  model: 100,
  measuringRange: 200,
  accuracyClass: 100,
  serialNumber: 100,
  manufacturer: 100,
  origin: 100,
  verificationUnit: 100,
  placeOfUse: 200,
  remarks: 500,
} as const;
const LIMITS = INSTRUMENT_LIMITS;

const wholeNumber = (field: string, least: number, most: number) => {
  const words = withMessage('whole_number', { field, least, most });
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
};
const oneOf = (field: string, choices: readonly string[]) =>
  withMessage('one_of', { field, choices: choices.join('、') });

const REGION_NEEDED = withMessage('choose', { field: '使用地点行政区划' });

const identity = {
  name: text(LIMITS.name, '器具名称'),
  model: text(LIMITS.model, '型号规格'),
  measuringRange: text(LIMITS.measuringRange, '测量范围'),
  accuracyClass: text(LIMITS.accuracyClass, '准确度等级'),
  serialNumber: code(LIMITS.serialNumber, '出厂编号'),
  manufacturer: text(LIMITS.manufacturer, '生产厂家'),
};
const common = {
  deliveryMode: z.enum(DELIVERY_MODE_NAMES, oneOf('送检方式', ['送检', '现场检测'])),
  validUntil: Day.nullable().default(null),
  remarks: optionalText(LIMITS.remarks, '备注'),
};

/** An instrument for general work (manual part 4). Its name is one of the centre's services. */
export const GeneralInstrumentInput = z.object({
  service: z.literal('general'),
  instrumentNumber: code(LIMITS.instrumentNumber, '器具编号'),
  ...identity,
  currentCondition: z.enum(CURRENT_CONDITIONS, oneOf('当前状况', CURRENT_CONDITIONS)),
  currentState: z.enum(CURRENT_STATES, oneOf('当前状态', CURRENT_STATES)),
  verificationUnit: text(LIMITS.verificationUnit, '检定单位'),
  placeOfUse: optionalText(LIMITS.placeOfUse, '使用地点'),
  daysAhead: wholeNumber('送检提前天数', 0, 365),
  ...common,
});
export type GeneralInstrumentInput = z.output<typeof GeneralInstrumentInput>;

/** An instrument under mandatory verification (manual §3.3). Region and kind decide which institution gets the work. */
export const MandatoryInstrumentInput = z.object({
  service: z.literal('mandatory'),
  /** If it is empty, the system assigns a number. */
  instrumentNumber: optionalCode(LIMITS.instrumentNumber, '器具编码'),
  ...identity,
  /** 种别号 in the catalogue; its first three digits are the category's 项别号. */
  kindNumber: z
    .string(withMessage('choose', { field: '器具种别' }))
    .regex(/^\d{6}$/, withMessage('choose', { field: '器具种别' })),
  origin: optionalText(LIMITS.origin, '器具产地'),
  placeOfUse: text(LIMITS.placeOfUse, '安装/使用地点'),
  /** Code of GB/T 2260. */
  regionCode: z.string(REGION_NEEDED).regex(/^\d{6}$/, REGION_NEEDED),
  quantity: wholeNumber('器具数量', 1, 10_000),
  purpose: z.enum(PURPOSES, oneOf('器具用途', PURPOSES)),
  ...common,
});
export type MandatoryInstrumentInput = z.output<typeof MandatoryInstrumentInput>;

export const InstrumentInput = z.discriminatedUnion(
  'service',
  [GeneralInstrumentInput, MandatoryInstrumentInput],
  withMessage('choose', { field: '强检或非强检' }),
);
export type InstrumentInput = z.output<typeof InstrumentInput>;

/** An instrument of the ledger. Fields of the other service are empty or null. */
export const Instrument = z.object({
  id: Id,
  service: z.enum(LEDGER_SERVICE_NAMES),
  instrumentNumber: z.string(),
  name: z.string(),
  kindNumber: z.string().nullable(),
  kindName: z.string().nullable(),
  categoryName: z.string().nullable(),
  model: z.string(),
  measuringRange: z.string(),
  accuracyClass: z.string(),
  serialNumber: z.string(),
  manufacturer: z.string(),
  origin: z.string(),
  currentCondition: z.enum(CURRENT_CONDITIONS),
  currentState: z.enum(CURRENT_STATES),
  verificationUnit: z.string(),
  placeOfUse: z.string(),
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  quantity: z.number().int(),
  purpose: z.enum(PURPOSES).nullable(),
  daysAhead: z.number().int(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  validUntil: Day.nullable(),
  remarks: z.string(),
  status: z.enum(INSTRUMENT_STATUS_NAMES),
  verificationState: z.enum(VERIFICATION_STATE_NAMES),
  certificateNumber: z.string().nullable(),
  lastConclusion: z.enum(['pass', 'fail', 'not_tested']).nullable(),
  openOrderId: Id.nullable(),
  openOrderNumber: z.string().nullable(),
  bookable: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Instrument = z.infer<typeof Instrument>;

const part = z.string().trim().max(100).optional();

/** The filter of the ledger: the conditions of the manual's query, all of which must hold. */
export const InstrumentFilter = z.object({
  q: ListQuery.shape.q,
  service: z.enum(LEDGER_SERVICE_NAMES).optional(),
  status: commaList(INSTRUMENT_STATUS_NAMES),
  verificationState: commaList(VERIFICATION_STATE_NAMES),
  instrumentNumber: part,
  name: part,
  certificateNumber: part,
  serialNumber: part,
  verificationUnit: part,
  categoryNumber: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES).optional(),
  validUntilFrom: Day.optional(),
  validUntilTo: Day.optional(),
  bookable: z.enum(['true', 'false']).optional(),
  /** Instruments that cannot be booked for this reason. */
  hiddenBecause: z.enum(HIDDEN_REASONS).optional(),
});
export type InstrumentFilter = z.output<typeof InstrumentFilter>;

export const InstrumentQuery = ListQuery.extend(InstrumentFilter.shape).extend({
  /** `false` omits `total`, which takes longer than a page of a large ledger; `/api/instruments/count` returns it. */
  count: z.enum(['true', 'false']).default('true'),
});
export type InstrumentQuery = z.output<typeof InstrumentQuery>;
export const InstrumentList = z.object({ data: z.array(Instrument), total: z.number().int().nullable() });

/** How many instruments match, and how many of those cannot be booked, each counted under its first reason. */
export const InstrumentCount = z.object({
  total: z.number().int(),
  hidden: z.record(z.enum(HIDDEN_REASONS), z.number().int()),
});
export type InstrumentCount = z.infer<typeof InstrumentCount>;

/** The history of an instrument, newest first: changes, bookings and certificates (requirement B7). */
export const InstrumentHistory = z.object({
  events: z.array(
    z.object({
      at: Instant,
      name: z.string(),
      actor: z.string(),
      notes: z.string().nullable(),
      /** The changed fields with their values before and after. */
      changes: z.array(FieldChange),
    }),
  ),
  bookings: z.array(
    z.object({
      orderId: Id,
      orderNumber: z.string(),
      submittedAt: Instant,
      stage: z.string(),
      state: z.enum(['active', 'withdrawn', 'cancelled']),
      conclusion: z.enum(['pass', 'fail', 'not_tested']).nullable(),
      certificateNumber: z.string().nullable(),
      certificateId: Id.nullable(),
      validUntil: Day.nullable(),
    }),
  ),
});
export type InstrumentHistory = z.infer<typeof InstrumentHistory>;

const BULK_LIMIT = 1000;
/**
 * Actions on many instruments at once: instruments for which the action is impossible are named with the reason; it
 * is carried out for the others.
 */
export const BULK_ACTIONS = [...INSTRUMENT_ACTION_NAMES, 'delete', 'make_bookable'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
export const BulkInput = z
  .object({
    action: z.enum(BULK_ACTIONS),
    ids: z
      .array(Id)
      .min(1)
      .max(BULK_LIMIT, withMessage('too_many_chosen', { limit: BULK_LIMIT }))
      .optional(),
    /** Instead of ids: all instruments that cannot be booked for this reason. */
    hiddenBecause: z.enum(['not_in_use', 'other_unit']).optional(),
    notes: optionalText(200, '原因'),
  })
  .refine(({ ids, hiddenBecause }) => (ids === undefined) !== (hiddenBecause === undefined), {
    path: ['ids'],
    ...withMessage('choose', { field: '器具' }),
  });
export type BulkInput = z.input<typeof BulkInput>;
export const BulkResult = z.object({
  done: z.number().int(),
  refused: z.array(z.object({ id: Id, instrumentNumber: z.string(), name: z.string(), reason: z.string() })),
});
export type BulkResult = z.infer<typeof BulkResult>;
