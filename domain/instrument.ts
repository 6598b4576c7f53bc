/**
 * An instrument of the ledger: its status and the state of its verification. Source: manual §3.3 (器具状态, 检定状态, the
 * colours of rows), requirements B2, B5, B6.
 */
import { type Stage, stagesWhere } from './stage.ts';

/** 器具状态. A new instrument is put into service by its first booking; only a new one can be deleted. */
export const INSTRUMENT_STATUSES = {
  new: { zh: '新增', en: 'New' },
  in_service: { zh: '在检', en: 'In service' },
  suspended: { zh: '停用', en: 'Suspended' },
  scrapped: { zh: '报废', en: 'Scrapped' },
} as const;

export type InstrumentStatus = keyof typeof INSTRUMENT_STATUSES;

export const INSTRUMENT_STATUS_NAMES = Object.keys(INSTRUMENT_STATUSES) as [InstrumentStatus, ...InstrumentStatus[]];

/** The statuses in which an instrument can be booked. */
export const BOOKABLE_STATUSES: readonly InstrumentStatus[] = ['new', 'in_service'];

interface InstrumentActionDefinition {
  readonly zh: string;
  readonly en: string;
  readonly from: readonly InstrumentStatus[];
  readonly to: InstrumentStatus;
}

/** The owner's actions on an instrument's status (manual §3.3: 启用, 停用, 报废). */
export const INSTRUMENT_ACTIONS = {
  enable: { zh: '启用', en: 'Enable', from: ['suspended', 'scrapped'], to: 'in_service' },
  suspend: { zh: '停用', en: 'Suspend', from: ['in_service'], to: 'suspended' },
  scrap: { zh: '报废', en: 'Scrap', from: ['suspended'], to: 'scrapped' },
} as const satisfies Record<string, InstrumentActionDefinition>;

export type InstrumentAction = keyof typeof INSTRUMENT_ACTIONS;

export const INSTRUMENT_ACTION_NAMES = Object.keys(INSTRUMENT_ACTIONS) as [InstrumentAction, ...InstrumentAction[]];

export function instrumentAction(name: InstrumentAction): InstrumentActionDefinition {
  return INSTRUMENT_ACTIONS[name];
}

/** 检定状态: derived, never stored. An open booking has priority, then a failure, then the date. */
export const VERIFICATION_STATES = {
  unverified: { zh: '未检', en: 'Unverified', tone: 'neutral' },
  booked: { zh: '预约中', en: 'Booked', tone: 'working' },
  testing: { zh: '检定中', en: 'Being tested', tone: 'working' },
  valid: { zh: '有效', en: 'Valid', tone: 'good' },
  expiring: { zh: '即将到期', en: 'Expires soon', tone: 'warning' },
  expired: { zh: '超期', en: 'Expired', tone: 'bad' },
  failed: { zh: '不合格', en: 'Failed', tone: 'bad' },
} as const;

export type VerificationState = keyof typeof VERIFICATION_STATES;

export const VERIFICATION_STATE_NAMES = Object.keys(VERIFICATION_STATES) as [VerificationState, ...VerificationState[]];

/** The validity of an instrument expires soon within this number of days (manual §3.3, the yellow rows). */
export const EXPIRING_DAYS = 30;

/** The stages in which the instruments of a share are with the centre: work has begun and is not over. */
export const TESTING_STAGES: readonly Stage[] = stagesWhere(({ terminal, beforeWork }) => !terminal && !beforeWork);

/** Why an instrument cannot be booked now, each instrument under its first reason (manual FAQ 1, 2). */
export const HIDDEN_REASONS = ['in_booking', 'out_of_service', 'not_in_use', 'other_unit'] as const;

export type HiddenReason = (typeof HIDDEN_REASONS)[number];
