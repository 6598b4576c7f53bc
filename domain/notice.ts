/**
 * All messages that the product writes, with their standard texts, which administrators can change (requirements A13,
 * E6): for each receiver title and body, the required places and the optional ones.
 */
import type { Place } from './place.ts';
import type { Receiver } from './receiver.ts';

export interface TemplateText {
  readonly title: string;
  readonly body: string;
}

export interface Template extends TemplateText {
  /** The occasion of the message. */
  readonly zh: string;
  readonly en: string;
  readonly to: Receiver;
  readonly needs: readonly Place[];
  readonly offers: readonly Place[];
}

const ORDER = ['institutionName', 'notes'] as const satisfies readonly Place[];

export const NOTICES = {
  order_submitted: {
    zh: '检测申请已提交',
    en: 'Application submitted',
    to: 'customer',
    title: '预约单{{orderNumber}}已提交',
    body: '业务科将按提交顺序初审。',
    needs: ['orderNumber'],
    offers: [],
  },
  booking_submitted: {
    zh: '强检预约已提交',
    en: 'Mandatory booking submitted',
    to: 'customer',
    title: '预约单{{orderNumber}}已提交',
    body: '器具已提交至相关计量技术机构，请等待受理；办理机构见预约单详情的回执信息。',
    needs: ['orderNumber'],
    offers: [],
  },
  review_passed: {
    zh: '检测申请初审通过',
    en: 'Application approved',
    to: 'customer',
    title: '预约单{{orderNumber}}初审通过',
    body: '送检器具请送至样品室；现场检测由专业科室安排时间。',
    needs: ['orderNumber'],
    offers: ORDER,
  },
  booking_accepted: {
    zh: '强检预约已受理',
    en: 'Mandatory booking accepted',
    to: 'customer',
    title: '预约单{{orderNumber}}已由{{institutionName}}受理',
    body: '{{#notes}}{{notes}}{{/notes}}{{^notes}}送检器具请送至该机构；现场检定由该机构安排时间。{{/notes}}{{#refused}}另有{{refused}}件不予受理，请按备注修改后重新预约。{{/refused}}',
    needs: ['orderNumber', 'notes', 'refused'],
    offers: ['institutionName'],
  },
  review_rejected: {
    zh: '检测申请被否决',
    en: 'Application rejected',
    to: 'customer',
    title: '预约单{{orderNumber}}被否决',
    body: '审核备注：{{notes}} 请修改后重新提交。',
    needs: ['orderNumber', 'notes'],
    offers: ['institutionName'],
  },
  booking_refused: {
    zh: '强检预约不予受理',
    en: 'Mandatory booking not accepted',
    to: 'customer',
    title: '预约单{{orderNumber}}中{{institutionName}}不予受理',
    body: '备注：{{notes}} 请修改后重新预约。',
    needs: ['orderNumber', 'notes'],
    offers: ['institutionName'],
  },
  booking_forwarded: {
    zh: '强检预约已转交',
    en: 'Mandatory booking forwarded',
    to: 'customer',
    title: '预约单{{orderNumber}}已转交其他机构办理',
    body: '原办理机构：{{institutionName}}。原因：{{notes}} 请等待新机构受理。',
    needs: ['orderNumber', 'notes'],
    offers: ['institutionName'],
  },
  visit_scheduled: {
    zh: '已安排现场检测',
    en: 'Visit scheduled',
    to: 'customer',
    title: '预约单{{orderNumber}}已安排检测',
    body: '现场检测时间：{{visitTime}}。{{#answerBy}}请于{{answerBy}}前在预约单详情中确认，时间不合适可选择其他时间；逾期未答复视为同意。{{/answerBy}}',
    needs: ['orderNumber', 'visitTime'],
    offers: [...ORDER, 'answerBy'],
  },
  visit_rescheduled: {
    zh: '现场检测改期',
    en: 'Visit rescheduled',
    to: 'customer',
    title: '预约单{{orderNumber}}检测时间已更改',
    body: '新的时间：{{visitTime}}。{{#answerBy}}请于{{answerBy}}前在预约单详情中确认，时间不合适可选择其他时间；逾期未答复视为同意。{{/answerBy}}',
    needs: ['orderNumber', 'visitTime'],
    offers: [...ORDER, 'answerBy'],
  },
  visit_to_confirm: {
    zh: '提醒确认检测时间',
    en: 'Reminder to confirm the date of a visit',
    to: 'customer',
    title: '预约单{{orderNumber}}的检测时间待确认',
    body: '现场检测时间：{{visitTime}}。{{#answerBy}}请于{{answerBy}}前在预约单详情中确认，时间不合适可选择其他时间；逾期未答复视为同意。{{/answerBy}}',
    needs: ['orderNumber', 'visitTime'],
    offers: [...ORDER, 'answerBy'],
  },
  visit_assumed: {
    zh: '检测时间视为同意',
    en: 'Date of a visit taken as accepted',
    to: 'customer',
    title: '预约单{{orderNumber}}的检测时间视为同意',
    body: '逾期未答复，将按以下时间到现场检测：{{visitTime}}。',
    needs: ['orderNumber', 'visitTime'],
    offers: ORDER,
  },
  sample_received: {
    zh: '样品已接收',
    en: 'Sample received',
    to: 'customer',
    title: '预约单{{orderNumber}}样品已接收',
    body: '检测完成后将通知您。',
    needs: ['orderNumber'],
    offers: ORDER,
  },
  certificates_issued: {
    zh: '证书已签发',
    en: 'Certificates issued',
    to: 'customer',
    title: '预约单{{orderNumber}}证书已签发',
    body: '可在预约单详情或凭委托单号和密码下载电子证书。',
    needs: ['orderNumber'],
    offers: ['institutionName'],
  },
  limit_extended: {
    zh: '办理时限已延长',
    en: 'Time limit extended',
    to: 'customer',
    title: '预约单{{orderNumber}}办理时限已延长',
    body: '自即日起{{workingDays}}个工作日内办理。原因：{{notes}}',
    needs: ['orderNumber', 'workingDays', 'notes'],
    offers: ['institutionName'],
  },
  order_cancelled: {
    zh: '预约已取消',
    en: 'Cancelled',
    to: 'customer',
    title: '预约单{{orderNumber}}{{#items}}中{{items}}件器具{{/items}}已取消',
    body: '原因：{{notes}}',
    needs: ['orderNumber', 'notes'],
    offers: ['institutionName', 'items'],
  },
  customer_reminded: {
    zh: '催办客户',
    en: 'Customer reminded',
    to: 'customer',
    title: '催办：预约单{{orderNumber}}等待您办理',
    body: '{{hint}}',
    needs: ['orderNumber'],
    offers: ['hint'],
  },
  customer_message: {
    zh: '中心发给企业的消息',
    en: 'Message from the institution',
    to: 'customer',
    title: '{{institutionName}}就预约单{{orderNumber}}发来消息',
    body: '{{notes}}',
    needs: ['orderNumber', 'notes'],
    offers: ['institutionName'],
  },
  certificate_withdrawn: {
    zh: '证书已作废',
    en: 'Certificate withdrawn',
    to: 'customer',
    title: '{{certificateKind}}已作废',
    body: '{{certificateKind}}{{certificateNumber}}已作废，原因：{{notes}}。请勿再使用，并重新申请检测。',
    needs: ['certificateNumber', 'notes'],
    offers: ['certificateKind'],
  },
  certificate_reissued: {
    zh: '证书已更正并重新签发',
    en: 'Certificate corrected and issued anew',
    to: 'customer',
    title: '{{certificateKind}}已更正',
    body: '{{certificateKind}}{{certificateNumber}}已作废，由{{replacement}}代替，原因：{{notes}}。请下载新证书，勿再使用原证书。',
    needs: ['certificateNumber', 'replacement', 'notes'],
    offers: ['certificateKind'],
  },
  instruments_expire: {
    zh: '器具即将到期',
    en: 'Instruments expire soon',
    to: 'customer',
    title: '{{count}}件计量器具将在{{days}}天内到期',
    body: '{{names}}。请在“计量器具管理”中查看并及时预约检定。',
    needs: ['days', 'names'],
    offers: ['count'],
  },
  instruments_expired: {
    zh: '器具已到期',
    en: 'Instruments expired',
    to: 'customer',
    title: '{{count}}件计量器具已到期或超期',
    body: '{{names}}。请在“计量器具管理”中查看并及时预约检定。',
    needs: ['names'],
    offers: ['count'],
  },
  enterprise_approved: {
    zh: '企业注册通过',
    en: 'Enterprise approved',
    to: 'customer',
    title: '企业注册审核已通过',
    body: '现在可以维护计量器具并提交检测申请。',
    needs: [],
    offers: [],
  },
  enterprise_rejected: {
    zh: '企业注册未通过',
    en: 'Enterprise rejected',
    to: 'customer',
    title: '企业注册审核未通过',
    body: '审核备注：{{notes}} 请修改注册信息后重新申请。',
    needs: ['notes'],
    offers: [],
  },
  link_requested: {
    zh: '有人申请关联',
    en: 'Link requested',
    to: 'customer',
    title: '{{personName}}申请关联本单位',
    body: '用户名{{username}}。请在“授权”中通过或拒绝；通过后该用户可以为本单位办理业务。',
    needs: ['personName', 'username'],
    offers: [],
  },
  link_left: {
    zh: '本人解除关联',
    en: 'Link ended by the person',
    to: 'customer',
    title: '{{personName}}已解除与本单位的关联',
    body: '用户名{{username}}不再能为本单位办理业务。',
    needs: ['personName', 'username'],
    offers: [],
  },
  link_approved: {
    zh: '关联申请通过',
    en: 'Link approved',
    to: 'individual',
    title: '{{organisation}}已通过您的关联申请',
    body: '现在可以为该单位办理业务。',
    needs: ['organisation'],
    offers: [],
  },
  link_refused: {
    zh: '关联申请被拒绝',
    en: 'Link refused',
    to: 'individual',
    title: '{{organisation}}拒绝了您的关联申请',
    body: '{{#notes}}说明：{{notes}}{{/notes}}{{^notes}}如有疑问请联系该单位，之后可以重新申请。{{/notes}}',
    needs: ['organisation', 'notes'],
    offers: [],
  },
  link_ended: {
    zh: '关联被删除',
    en: 'Link ended',
    to: 'individual',
    title: '{{organisation}}已删除与您的关联',
    body: '您不再能为该单位办理业务。',
    needs: ['organisation'],
    offers: [],
  },
  institution_approved: {
    zh: '机构注册通过',
    en: 'Institution approved',
    to: 'institution',
    title: '机构注册审核已通过',
    body: '个人用户现在可以申请关联本机构。',
    needs: [],
    offers: [],
  },
  institution_rejected: {
    zh: '机构注册未通过',
    en: 'Institution rejected',
    to: 'institution',
    title: '机构注册审核未通过',
    body: '审核备注：{{notes}} 请修改注册信息后重新申请。',
    needs: ['notes'],
    offers: [],
  },
  authorisation_ends: {
    zh: '检测授权即将到期',
    en: 'Authorisation expires soon',
    to: 'institution',
    title: '检测授权将于{{validUntil}}到期',
    body: '{{authorisation}}。续期后请联系中心更新授权。',
    needs: ['validUntil', 'authorisation'],
    offers: ['institutionName'],
  },
  authorisation_over: {
    zh: '检测授权已到期',
    en: 'Authorisation expired',
    to: 'institution',
    title: '检测授权已于{{validUntil}}到期',
    body: '{{authorisation}}。不能再受理相应器具，续期后请联系中心更新授权。',
    needs: ['validUntil', 'authorisation'],
    offers: ['institutionName'],
  },
  authorisation_changed: {
    zh: '检测授权有效期已修改',
    en: 'Validity of an authorisation changed',
    to: 'institution',
    title: '检测授权有效期已修改',
    body: '“{{authorisation}}”的授权{{#validUntil}}有效期至改为{{validUntil}}{{/validUntil}}{{^validUntil}}长期有效{{/validUntil}}。',
    needs: ['authorisation', 'validUntil'],
    offers: [],
  },
  authorisation_ended: {
    zh: '检测授权已终止',
    en: 'Authorisation ended',
    to: 'institution',
    title: '检测授权已终止',
    body: '“{{authorisation}}”的授权已终止。原因：{{notes}}',
    needs: ['authorisation', 'notes'],
    offers: [],
  },
  account_changed: {
    zh: '账号安全变更',
    en: 'Change of how an account is protected',
    to: 'person',
    title: '您的账号{{accountChange}}',
    body: '操作人：{{actor}}。如非本人或管理员应您要求操作，请立即修改密码并联系中心。',
    needs: ['accountChange', 'actor'],
    offers: [],
  },
  work_assigned_by_rule: {
    zh: '按规则分派业务',
    en: 'Work assigned by rule',
    to: 'staff',
    title: '预约单{{orderNumber}}已分派给您',
    body: '按科室分派规则，该预约单的“{{stage}}”业务由您办理，请及时办理。',
    needs: ['orderNumber', 'stage'],
    offers: [],
  },
  work_assigned: {
    zh: '督办分派业务',
    en: 'Work assigned by a supervisor',
    to: 'staff',
    title: '预约单{{orderNumber}}已分派给您',
    body: '{{actor}}将该预约单的“{{stage}}”业务分派给您，请及时办理。',
    needs: ['orderNumber', 'stage'],
    offers: ['actor'],
  },
  work_taken_back: {
    zh: '业务不再由您办理',
    en: 'Work taken back',
    to: 'staff',
    title: '预约单{{orderNumber}}不再由您办理',
    body: '{{actor}}已将该预约单的“{{stage}}”业务{{#receiver}}分派给{{receiver}}{{/receiver}}{{^receiver}}收回{{/receiver}}，无需再办理。',
    needs: ['orderNumber', 'stage'],
    offers: ['actor', 'receiver'],
  },
  work_taken_over: {
    zh: '业务被接手',
    en: 'Work taken over',
    to: 'staff',
    title: '预约单{{orderNumber}}已由{{actor}}接手',
    body: '您认领的“{{stage}}”业务已由{{actor}}接手，无需再办理。',
    needs: ['orderNumber', 'actor'],
    offers: ['stage'],
  },
  visit_confirmed: {
    zh: '客户已确认检测时间',
    en: 'Customer confirmed the date of a visit',
    to: 'staff',
    title: '预约单{{orderNumber}}的客户已确认检测时间',
    body: '现场检测时间：{{visitTime}}。',
    needs: ['orderNumber', 'visitTime'],
    offers: [],
  },
  another_date_requested: {
    zh: '客户申请改期',
    en: 'Customer asks for another date',
    to: 'staff',
    title: '预约单{{orderNumber}}的客户申请改期',
    body: '原定时间：{{visitTime}}。{{#wishes}}希望的时间：{{wishes}}。{{/wishes}}说明：{{notes}}',
    needs: ['orderNumber'],
    offers: ['visitTime', 'wishes', 'notes'],
  },
  limit_over: {
    zh: '超过办理时限',
    en: 'Time limit over',
    to: 'staff',
    title: '预约单{{orderNumber}}超过办理时限',
    body: '请督办处理。',
    needs: ['orderNumber'],
    offers: ['stage'],
  },
  staff_reminded: {
    zh: '催办工作人员',
    en: 'Staff reminded',
    to: 'staff',
    title: '催办：预约单{{orderNumber}}“{{stage}}”已超过办理时限',
    body: '请尽快办理；办理有困难请告知督办。',
    needs: ['orderNumber', 'stage'],
    offers: [],
  },
  supervisors_authorisation_ends: {
    zh: '机构的检测授权即将到期',
    en: 'An institution’s authorisation expires soon',
    to: 'staff',
    title: '{{institutionName}}：检测授权将于{{validUntil}}到期',
    body: '{{authorisation}}。续期后请联系中心更新授权。',
    needs: ['institutionName', 'validUntil', 'authorisation'],
    offers: [],
  },
  supervisors_authorisation_over: {
    zh: '机构的检测授权已到期',
    en: 'An institution’s authorisation expired',
    to: 'staff',
    title: '{{institutionName}}：检测授权已于{{validUntil}}到期',
    body: '{{authorisation}}。不能再受理相应器具，续期后请联系中心更新授权。',
    needs: ['institutionName', 'validUntil', 'authorisation'],
    offers: [],
  },
  work_unauthorised: {
    zh: '授权失效，业务待转交',
    en: 'Work without authorisation',
    to: 'staff',
    title: '{{institutionName}}的授权已失效，{{count}}份业务待转交',
    body: '请在“授权失效业务”中转交其他获授权的机构：{{orderNumbers}}。',
    needs: ['institutionName', 'orderNumbers'],
    offers: ['count'],
  },
  incident_found: {
    zh: '发现卡住的业务',
    en: 'Stuck work found',
    to: 'staff',
    title: '督办：{{cause}}',
    body: '{{evidence}}{{#count}}等{{count}}项{{/count}}。{{remedy}}',
    needs: ['cause', 'evidence'],
    offers: ['count', 'remedy'],
  },
} as const satisfies Record<string, Template>;

export type NoticeName = keyof typeof NOTICES;

/** The places of a message; all have a value when it is written, which may be empty. */
export type PlacesOf<T extends Template> = T['needs'][number] | T['offers'][number];
type Parameters<N extends NoticeName> = Readonly<Record<PlacesOf<(typeof NOTICES)[N]>, string>>;

/** The places available in a message about a command on an order. */
export type OrderPlace =
  | 'orderNumber'
  | 'institutionName'
  | 'notes'
  | 'visitTime'
  | 'answerBy'
  | 'wishes'
  | 'refused'
  | 'items'
  | 'workingDays';

/** The messages that use only these places. */
export type OrderNotice = {
  [N in NoticeName]: PlacesOf<(typeof NOTICES)[N]> extends OrderPlace ? N : never;
}[NoticeName];

/** A message before its text is rendered. */
export interface Notice {
  readonly name: NoticeName;
  readonly parameters: Readonly<Partial<Record<Place, string>>>;
}

export function notice<N extends NoticeName>(name: N, parameters: Parameters<N>): Notice {
  return { name, parameters };
}
