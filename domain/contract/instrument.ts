/** Contacts and the instrument ledger for general work (requirements A11, B3, B9, B10). Source: manual part 4. */
import { z } from 'zod';
import { DELIVERY_MODE_NAMES } from '../stage.ts';
import { Day, Id, Instant, ListQuery, listOf, Mobile, optionalText, text } from './common.ts';

export const ContactInput = z.object({ name: text(50, '姓名'), mobile: Mobile, post: optionalText(50, '职务') });
export const Contact = z.object({ id: Id, name: z.string(), mobile: z.string(), post: z.string(), createdAt: Instant });
export type Contact = z.infer<typeof Contact>;
export const ContactList = listOf(Contact);

export const CURRENT_CONDITIONS = ['在用', '备用', '停用', '封存', '报废'] as const;
export const CURRENT_STATES = ['正常使用', '维修', '送检', '其他'] as const;
/** The verification unit that makes an instrument bookable here (manual FAQ 2). */
export const THIS_CENTRE = '鄂尔多斯市检验检测中心';

/** Limits stand here once: the form shows them, the API and the import enforce them (requirement B11). */
export const INSTRUMENT_LIMITS = {
  instrumentNumber: 50,
  name: 100,
  model: 100,
  measuringRange: 200,
  accuracyClass: 100,
  serialNumber: 100,
  manufacturer: 100,
  verificationUnit: 100,
  placeOfUse: 200,
  remarks: 500,
} as const;

export const InstrumentInput = z.object({
  instrumentNumber: text(INSTRUMENT_LIMITS.instrumentNumber, '器具编号'),
  name: text(INSTRUMENT_LIMITS.name, '器具名称'),
  model: text(INSTRUMENT_LIMITS.model, '型号规格'),
  measuringRange: text(INSTRUMENT_LIMITS.measuringRange, '测量范围'),
  accuracyClass: text(INSTRUMENT_LIMITS.accuracyClass, '准确度等级'),
  serialNumber: text(INSTRUMENT_LIMITS.serialNumber, '出厂编号'),
  manufacturer: text(INSTRUMENT_LIMITS.manufacturer, '生产厂家'),
  currentCondition: z.enum(CURRENT_CONDITIONS, `当前状况应为：${CURRENT_CONDITIONS.join('、')}`),
  currentState: z.enum(CURRENT_STATES, `当前状态应为：${CURRENT_STATES.join('、')}`),
  verificationUnit: text(INSTRUMENT_LIMITS.verificationUnit, '检定单位'),
  placeOfUse: optionalText(INSTRUMENT_LIMITS.placeOfUse, '使用地点'),
  daysAhead: z.coerce
    .number('送检提前天数应为0到365的整数')
    .int('送检提前天数应为0到365的整数')
    .min(0, '送检提前天数应为0到365的整数')
    .max(365, '送检提前天数应为0到365的整数'),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES, '送检方式应为：送检、现场检测'),
  validUntil: Day.nullable().default(null),
  remarks: optionalText(INSTRUMENT_LIMITS.remarks, '备注'),
});
export type InstrumentInput = z.output<typeof InstrumentInput>;

export const Instrument = InstrumentInput.extend({
  id: Id,
  certificateNumber: z.string().nullable(),
  lastConclusion: z.enum(['pass', 'fail', 'not_tested']).nullable(),
  /** Number of the open booking order it is in, or '' while that is a draft or rejected and null where there is none. */
  openOrderId: Id.nullable(),
  openOrderNumber: z.string().nullable(),
  bookable: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Instrument = z.infer<typeof Instrument>;

export const InstrumentQuery = ListQuery.extend({
  bookable: z.enum(['true', 'false']).optional(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES).optional(),
  validUntilFrom: Day.optional(),
  validUntilTo: Day.optional(),
});
/** `hidden`: how many of the ledger's instruments a bookable-only list leaves out, by reason (manual FAQ 1, 2). */
export const InstrumentList = listOf(Instrument).extend({
  hidden: z.object({ inBooking: z.number(), notInUse: z.number(), otherUnit: z.number() }),
});

export const ImportReport = z.object({
  imported: z.number().int(),
  /** What was skipped without harm, e.g. a blank column. */
  remarks: z.array(z.string()),
});
export type ImportReport = z.infer<typeof ImportReport>;
