/**
 * Lists that are also available as a workbook (requirement E7): with a workbook's media type in `Accept`, a list
 * returns all rows of its query, in the reader's language. Permission, filter and rows are those of the list itself.
 */
import type { z } from 'zod';
import { BOOKING_STATES } from '../booking-state.ts';
import { CHANNELS } from '../channel.ts';
import { wordsOfEvent } from '../event-name.ts';
import { CURES, INCIDENT_CAUSES, incidentWords } from '../incident.ts';
import { LEDGER_SERVICES } from '../ledger-service.ts';
import { ORDER_DETAIL_NAMES, ORDER_DETAILS } from '../order-detail.ts';
import { REASON_OCCASIONS } from '../reason.ts';
import { DUTIES } from '../role.ts';
import { SECURITY_EVENTS } from '../security-event.ts';
import { DELIVERY_MODES, STAGES } from '../stage.ts';
import { VISIT_ANSWERS } from '../visit.ts';
import { ENTERPRISE_STATUSES } from './account.ts';
import { DELIVERY_STATES } from './delivery.ts';
import type { EndpointName, Endpoints } from './endpoints.ts';
import { EVALUATION_STATES } from './evaluation.ts';
import type { OrderDetails } from './order-details.ts';
import { PORTAL_SHEETS } from './portal-sheets.ts';
import { RESOURCE_KINDS } from './resource.ts';
import { column, type Sheet } from './sheet.ts';

/** A workbook with more rows is refused: a more specific query is needed. */
export const MAX_SHEET_ROWS = 20_000;

type RowOf<N extends EndpointName> = Endpoints[N] extends { response: infer S extends z.ZodType }
  ? z.output<S> extends { data: (infer R)[] }
    ? R
    : never
  : never;

const DETAIL_COLUMNS = ORDER_DETAIL_NAMES.map((name) => {
  const { zh, en } = ORDER_DETAILS[name];
  return column<OrderDetails>(zh, en, (row) => row[name], { width: 30 });
});

const TABLE: { readonly [N in EndpointName]?: Sheet<RowOf<N>> } = {
  ...PORTAL_SHEETS,
  listShares: {
    name: { zh: '业务', en: 'Orders' },
    columns: [
      column('预约单号', 'Order number', (row) => row.orderNumber, { width: 18 }),
      column('类别', 'Kind', (row, language) => LEDGER_SERVICES[row.kind][language]),
      column('企业', 'Enterprise', (row) => row.enterpriseName, { width: 30 }),
      column('负责人', 'Contact', (row) => row.contactName),
      column('手机号', 'Mobile', (row) => row.contactMobile),
      column('环节', 'Stage', (row, language) => STAGES[row.stage][language]),
      column('送检方式', 'Delivery', (row, language) => DELIVERY_MODES[row.deliveryMode][language]),
      column('承办科室', 'Department', (row) => row.departmentName, { width: 18 }),
      column('器具数', 'Instruments', (row) => row.instrumentCount, { as: 'number', width: 10 }),
      column('办理人', 'Handled by', (row) => row.claim?.name ?? null),
      column('提交时间', 'Submitted', (row) => row.submittedAt, { as: 'moment' }),
      column('进入本环节', 'In this stage since', (row) => row.stageSince, { as: 'moment' }),
      column('办理时限', 'Due', (row) => row.dueAt, { as: 'moment' }),
      column('检测时间', 'Visit', (row) => row.visitStartsAt, { as: 'moment' }),
      column('客户答复', 'Answer', (row, language) => row.visitAnswer && VISIT_ANSWERS[row.visitAnswer][language]),
      ...DETAIL_COLUMNS,
    ],
  },
  listEvaluations: {
    name: { zh: '服务评价', en: 'Evaluations' },
    columns: [
      column('评分', 'Rating', (row) => row.rating, { as: 'number', width: 8 }),
      column('评价内容', 'Comment', (row) => row.comment, { width: 50 }),
      column('回复', 'Reply', (row) => row.reply, { width: 40 }),
      column('预约单号', 'Order number', (row) => row.orderNumber, { width: 18 }),
      column('企业', 'Enterprise', (row) => row.enterpriseName, { width: 30 }),
      column('评价时间', 'Given', (row) => row.createdAt, { as: 'moment' }),
      column('状态', 'State', (row, language) => EVALUATION_STATES[row.state][language]),
    ],
  },
  listPublicKinds: {
    name: { zh: '强制检定目录', en: 'Mandatory catalogue' },
    columns: [
      column('项别号', 'Category number', (row) => row.categoryNumber, { width: 10 }),
      column('项别', 'Category', (row) => row.categoryName, { width: 22 }),
      column('种别号', 'Kind number', (row) => row.number, { width: 10 }),
      column('种别', 'Kind', (row) => row.name, { width: 26 }),
      column('强检形式', 'Form', (row) => row.form, { width: 24 }),
      column('强检范围及说明', 'Scope', (row) => row.scope, { width: 60 }),
    ],
  },
  listOrders: {
    name: { zh: '预约单', en: 'Orders' },
    columns: [
      column('预约单号', 'Order number', (row) => row.number, { width: 18 }),
      column('类别', 'Kind', (row, language) => LEDGER_SERVICES[row.kind][language]),
      column('状态', 'State', (row, language) => BOOKING_STATES[row.state][language], { width: 20 }),
      column('器具数', 'Instruments', (row) => row.instrumentCount, { as: 'number', width: 10 }),
      column('负责人', 'Contact', (row) => row.contactName),
      column('提交时间', 'Submitted', (row) => row.submittedAt, { as: 'moment' }),
      column('创建时间', 'Created', (row) => row.createdAt, { as: 'moment' }),
      ...DETAIL_COLUMNS,
    ],
  },
  listEnterprises: {
    name: { zh: '企业', en: 'Enterprises' },
    columns: [
      column('企业名称', 'Name', (row) => row.name, { width: 30 }),
      column('统一社会信用代码', 'Credit code', (row) => row.creditCode, { width: 22 }),
      column('所在地', 'Region', (row) => [row.province, row.city, row.district].join(' '), { width: 28 }),
      column('详细地址', 'Address', (row) => row.address, { width: 30 }),
      column('法定代表人', 'Legal representative', (row) => row.legalRepresentative),
      column('手机号', 'Mobile', (row) => row.mobile),
      column('状态', 'State', (row, language) => ENTERPRISE_STATUSES[row.status][language]),
      column('注册时间', 'Registered', (row) => row.createdAt, { as: 'moment' }),
    ],
  },
  listUsers: {
    name: { zh: '工作人员', en: 'Staff' },
    columns: [
      column('用户名', 'User name', (row) => row.username),
      column('姓名', 'Name', (row) => row.displayName),
      column('职责', 'Duties', (row, language) => row.duties.map((duty) => DUTIES[duty][language]).join('、'), {
        width: 30,
      }),
      column('科室', 'Department', (row) => row.departmentName, { width: 18 }),
      column('邮箱', 'E-mail', (row) => row.email, { width: 24 }),
      column('账号', 'Account', (row, language) => ACCOUNT[language][row.disabled ? 'disabled' : 'enabled']),
      column('创建时间', 'Created', (row) => row.createdAt, { as: 'moment' }),
    ],
  },
  listExperts: {
    name: { zh: '专家', en: 'Experts' },
    columns: [
      column('用户名', 'User name', (row) => row.username),
      column('姓名', 'Name', (row) => row.displayName),
      column('工作单位', 'Unit', (row) => row.unit, { width: 28 }),
      column('专业领域', 'Field', (row) => row.field, { width: 24 }),
      column('手机号', 'Mobile', (row) => row.mobile),
      column('邮箱', 'E-mail', (row) => row.email, { width: 24 }),
      column('账号', 'Account', (row, language) => ACCOUNT[language][row.disabled ? 'disabled' : 'enabled']),
      column('创建时间', 'Created', (row) => row.createdAt, { as: 'moment' }),
    ],
  },
  listIncidents: {
    name: { zh: '卡住的业务', en: 'Stuck work' },
    columns: [
      column('原因', 'Cause', (row, language) => INCIDENT_CAUSES[row.cause][language], { width: 20 }),
      column('预约单号', 'Order number', (row) => row.orderNumber, { width: 18 }),
      column('企业', 'Enterprise', (row) => row.enterpriseName, { width: 30 }),
      column('环节', 'Stage', (row, language) => row.stage && STAGES[row.stage][language]),
      column('办理人', 'Owner', (row, language) => row.owner ?? (row.ownerDuty && DUTIES[row.ownerDuty][language])),
      column('说明', 'Why', (row, language) => incidentWords(row.cause, row.evidence, language), { width: 40 }),
      column('失败信息', 'Failure', (row) => row.evidence.failure ?? null, { width: 40 }),
      column('开始', 'Since', (row) => row.since, { as: 'moment' }),
      column('发现', 'Found', (row) => row.foundAt, { as: 'moment' }),
      column('解除', 'Over', (row) => row.endedAt, { as: 'moment' }),
      column('已用办法', 'Last cure', (row, language) => row.cured && CURES[row.cured.cure][language]),
      column('处理人', 'Cured by', (row) => row.cured?.by ?? null),
    ],
  },
  listEvents: {
    name: { zh: '操作记录', en: 'Record of changes' },
    columns: [
      column('时间', 'Time', (row) => row.at, { as: 'moment' }),
      column('操作人', 'Who', (row) => row.actor),
      column('操作', 'What', (row, language) => wordsOfEvent(row.name)[language], { width: 22 }),
      column('对象', 'Of what', (row) => row.subject, { width: 24 }),
      column('记录', 'Record', (row) => `${row.stream} · ${row.sequence}`, { width: 44 }),
      column('备注', 'Notes', (row) => row.notes, { width: 40 }),
      column(
        '修改前 → 修改后',
        'Before → after',
        (row) => row.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
        { width: 60 },
      ),
    ],
  },
  listManagedResources: {
    name: { zh: '车辆、设备与标准器', en: 'Vehicles, equipment and standards' },
    columns: [
      column('类别', 'Kind', (row, language) => RESOURCE_KINDS[row.kind][language]),
      column('名称', 'Name', (row) => row.name, { width: 30 }),
      column('出厂编号', 'Serial number', (row) => row.serialNumber),
      column('准确度等级或不确定度', 'Accuracy', (row) => row.accuracy, { width: 24 }),
      column('溯源证书号', 'Certificate', (row) => row.certificateNumber, { width: 20 }),
      column('溯源机构', 'Traceable to', (row) => row.traceableTo, { width: 24 }),
      column('有效期至', 'Valid until', (row) => row.validUntil),
      column('停用', 'Retired', (row, language) => (row.retired ? { zh: '是', en: 'Yes' }[language] : null)),
    ],
  },
  listManagedMeasurementForms: {
    name: { zh: '检测项目表', en: 'Measurement forms' },
    columns: [
      column('名称', 'Name', (row) => row.name, { width: 30 }),
      column('适用器具', 'Instruments', (row) => row.instruments.join('、'), { width: 30 }),
      column('检测点数', 'Points', (row) => row.points.length, { as: 'number', width: 10 }),
      column('停用', 'Retired', (row, language) => (row.retired ? { zh: '是', en: 'Yes' }[language] : null)),
    ],
  },
  listManagedReasons: {
    name: { zh: '原因库', en: 'Reasons' },
    columns: [
      column('用于', 'For', (row, language) => REASON_OCCASIONS[row.occasion][language], { width: 24 }),
      column('原因', 'Reason', (row) => row.title, { width: 24 }),
      column('全文', 'Full text', (row) => row.text, { width: 60 }),
      column('近12个月使用次数', 'Uses in 12 months', (row) => row.uses, { as: 'number', width: 18 }),
      column('占比（%）', 'Share (%)', (row) => row.percentage, { as: 'number', width: 10 }),
      column('停用', 'Retired', (row, language) => (row.retired ? { zh: '是', en: 'Yes' }[language] : null)),
    ],
  },
  listSecurityLog: {
    name: { zh: '安全日志', en: 'Security log' },
    columns: [
      column('时间', 'Time', (row) => row.at, { as: 'moment' }),
      column('事项', 'What', (row, language) => SECURITY_EVENTS[row.name]?.[language] ?? row.name, { width: 24 }),
      column('用户名', 'User name', (row) => row.username),
      column('姓名', 'Name', (row) => row.displayName),
      column('涉及人员', 'Whom it concerns', (row) => row.subject),
      column('地址', 'Address', (row) => row.address, { width: 24 }),
      column('接口', 'Endpoint', (row) => row.endpoint, { width: 24 }),
      column('浏览器', 'Browser', (row) => row.agent, { width: 50 }),
    ],
  },
  listDeliveries: {
    name: { zh: '发送记录', en: 'Outgoing messages' },
    columns: [
      column('时间', 'Time', (row) => row.createdAt, { as: 'moment' }),
      column('方式', 'Channel', (row, language) => CHANNELS[row.channel][language]),
      column('地址', 'Address', (row) => row.address, { width: 24 }),
      column('标题', 'Title', (row) => row.title, { width: 30 }),
      column('内容', 'Text', (row) => row.text, { width: 50 }),
      column('状态', 'State', (row, language) => DELIVERY_STATES[row.state][language]),
      column('发送次数', 'Attempts', (row) => row.attempts, { as: 'number', width: 10 }),
      column('最近错误', 'Last error', (row) => row.lastError, { width: 30 }),
    ],
  },
};

const ACCOUNT = {
  zh: { enabled: '启用', disabled: '停用' },
  en: { enabled: 'Enabled', disabled: 'Disabled' },
} as const;

/** The workbook that an endpoint can return, or null. */
export function sheetOf(name: EndpointName): Sheet<unknown> | null {
  return (TABLE[name] as Sheet<unknown> | undefined) ?? null;
}
