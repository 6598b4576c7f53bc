/** The lists of the portal as workbooks (requirement E7), except those that the console has too. */
import { AUTHORISATION_STATES } from '../authorisation.ts';
import type { Language } from '../language.ts';
import { IMPORT_STATES } from '../ledger-import.ts';
import { DELIVERY_MODES, STAGES } from '../stage.ts';
import type { Authorisation } from './authorisation.ts';
import type { BusinessShare } from './business.ts';
import type { Contact } from './instrument.ts';
import type { LedgerImport } from './ledger-import.ts';
import { LINK_STATES, type Link } from './link.ts';
import type { Message } from './public.ts';
import type { QualityResult } from './quality.ts';
import { CONCLUSIONS } from './result.ts';
import { column, type Sheet } from './sheet.ts';

export const PORTAL_SHEETS: {
  readonly listBusiness: Sheet<BusinessShare>;
  readonly listOwnCapability: Sheet<Authorisation>;
  readonly listContacts: Sheet<Contact>;
  readonly listImports: Sheet<LedgerImport>;
  readonly listLinks: Sheet<Link>;
  readonly listMessages: Sheet<Message>;
  readonly listQuality: Sheet<QualityResult>;
} = {
  listBusiness: {
    name: { zh: '我的业务', en: 'Our work' },
    columns: [
      column('预约单号', 'Order number', (row) => row.orderNumber, { width: 18 }),
      column('企业', 'Enterprise', (row) => row.enterpriseName, { width: 30 }),
      column('送检方式', 'Delivery', (row, language) => DELIVERY_MODES[row.deliveryMode][language]),
      column('器具数', 'Instruments', (row) => row.instrumentCount, { as: 'number', width: 10 }),
      column('环节', 'Stage', (row, language) => STAGES[row.stage][language]),
      column('进入时间', 'In stage since', (row) => row.stageSince, { as: 'moment' }),
    ],
  },
  listOwnCapability: {
    name: { zh: '检测能力', en: 'Testing capability' },
    columns: [
      column('行政区划', 'Region', (row) => row.regionName, { width: 30 }),
      column('项别', 'Category', (row) => row.categoryName, { width: 22 }),
      column('种别', 'Kind', (row, language) => row.kindName ?? ALL_KINDS[language], { width: 26 }),
      column('有效期起', 'Valid from', (row) => row.validFrom),
      column('有效期至', 'Valid until', (row, language) => row.validUntil ?? NO_END[language]),
      column('状态', 'State', (row, language) => AUTHORISATION_STATES[row.state][language]),
    ],
  },
  listContacts: {
    name: { zh: '平台人员', en: 'Contacts' },
    columns: [
      column('姓名', 'Name', (row) => row.name),
      column('手机号', 'Mobile', (row) => row.mobile),
      column('职务', 'Post', (row) => row.post, { width: 22 }),
      column('添加时间', 'Added', (row) => row.createdAt, { as: 'moment' }),
    ],
  },
  listImports: {
    name: { zh: '导入记录', en: 'Imports' },
    columns: [
      column('文件', 'File', (row) => row.fileName, { width: 40 }),
      column('状态', 'State', (row, language) => IMPORT_STATES[row.state][language]),
      column('读取行数', 'Rows read', (row) => row.rowsRead, { as: 'number' }),
      column('有误行数', 'Rows with faults', (row) => row.rowsFaulty, { as: 'number' }),
      column('新增行数', 'Rows saved', (row) => row.rowsSaved, { as: 'number' }),
      column('更新行数', 'Rows updated', (row) => row.rowsUpdated, { as: 'number' }),
      column('未导入行数', 'Rows left out', (row) => row.rowsLeftOut, { as: 'number' }),
      column('上传时间', 'Uploaded', (row) => row.createdAt, { as: 'moment' }),
      column('完成时间', 'Finished', (row) => row.finishedAt, { as: 'moment' }),
    ],
  },
  listLinks: {
    name: { zh: '企业授权', en: 'Links' },
    columns: [
      column('用户名', 'User name', (row) => row.username),
      column('姓名', 'Name', (row) => row.displayName),
      column('状态', 'State', (row, language) => LINK_STATES[row.state][language]),
      column('说明', 'Notes', (row) => row.notes, { width: 30 }),
      column('申请时间', 'Requested', (row) => row.requestedAt, { as: 'moment' }),
      column('处理时间', 'Decided', (row) => row.decidedAt, { as: 'moment' }),
      column('解除时间', 'Ended', (row) => row.endedAt, { as: 'moment' }),
    ],
  },
  listMessages: {
    name: { zh: '消息', en: 'Messages' },
    columns: [
      column('时间', 'Time', (row) => row.at, { as: 'moment' }),
      column('标题', 'Title', (row) => row.title, { width: 36 }),
      column('内容', 'Text', (row) => row.body, { width: 80 }),
      column('阅读时间', 'Read', (row) => row.readAt, { as: 'moment' }),
    ],
  },
  listQuality: {
    name: { zh: '质量信息', en: 'Results' },
    columns: [
      column('器具编号', 'Instrument number', (row) => row.instrumentNumber, { width: 18 }),
      column('器具名称', 'Name', (row) => row.name, { width: 22 }),
      column('型号规格', 'Model', (row) => row.model),
      column('出厂编号', 'Serial number', (row) => row.serialNumber),
      column('结论', 'Conclusion', (row, language) => CONCLUSIONS[row.conclusion][language]),
      column('检测数据', 'Measured', (row) => row.measured, { width: 40 }),
      column('原因', 'Reason', (row) => row.reason, { width: 30 }),
      column('办结时间', 'Completed', (row) => row.completedAt, { as: 'moment' }),
      column('预约单号', 'Order number', (row) => row.orderNumber, { width: 18 }),
      column('证书编号', 'Certificate', (row) => row.certificateNumber, { width: 20 }),
    ],
  },
};

const ALL_KINDS: Readonly<Record<Language, string>> = { zh: '全部种别', en: 'Every kind' };
const NO_END: Readonly<Record<Language, string>> = { zh: '长期', en: 'No end' };
