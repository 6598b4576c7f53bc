/** What each permission allows, in words: for the matrix of roles and permissions. */
import { type Command, commandDefinition } from './command.ts';
import type { BasePermission, Permission } from './permission.ts';
import { DUTIES, type Role } from './role.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const BASE: Readonly<Record<BasePermission, Words>> = {
  'public.read': { zh: '公开信息、进度与证书查询', en: 'Public information, progress and certificates' },
  'session.own': { zh: '登录设备、修改密码', en: 'Own sessions and password' },
  'upload.create': { zh: '上传执照、照片', en: 'Upload licences and photos' },
  'upload.read': { zh: '查看本人、本企业的文件', en: 'See own files' },
  'account.close': { zh: '注销本人账号', en: 'Close one’s own account' },
  'totp.own': { zh: '本人的动态验证码', en: 'Own second factor' },
  'registration.create': { zh: '注册、找回密码', en: 'Register, recover a password' },
  'person.own': { zh: '本人的个人信息', en: 'Own personal data' },
  'registration.own': { zh: '本企业的注册信息', en: 'Own enterprise’s registration' },
  'institution.own': { zh: '本机构的注册信息', en: 'Own institution’s registration' },
  'institution.review': { zh: '审核机构注册', en: 'Review registrations of institutions' },
  'institution.authorise': { zh: '维护机构的授权项目和证书', en: 'Keep what institutions may test' },
  'institution.reveal': { zh: '显示机构完整手机号（留痕）', en: 'See an institution’s whole number (recorded)' },
  'capability.own': { zh: '查看本机构的检测能力', en: 'See what one’s institution may test' },
  'business.own': { zh: '查看交给本机构的业务', en: 'See the work given to one’s institution' },
  'link.own': { zh: '申请、删除本人的关联', en: 'Ask for and end own link' },
  'link.decide': { zh: '通过、拒绝、删除关联（企业授权）', en: 'Decide about links' },
  'enterprise.review': { zh: '审核企业注册', en: 'Review registrations of enterprises' },
  'enterprise.read': { zh: '查看企业', en: 'See enterprises' },
  'enterprise.reveal': { zh: '显示企业完整手机号（留痕）', en: 'See an enterprise’s whole number (recorded)' },
  'enterprise.reveal_identity': {
    zh: '显示法定代表人完整身份证号码（留痕）',
    en: 'See a representative’s whole identity number (recorded)',
  },
  'contact.own': { zh: '本企业的负责人', en: 'Own contacts' },
  'contact.reveal': { zh: '显示负责人完整手机号（留痕）', en: 'See a contact’s whole number (recorded)' },
  'customer.tell': { zh: '给预约单的客户发消息（留痕）', en: 'Write to the customer of an order (recorded)' },
  'instrument.own': { zh: '本企业的器具台账', en: 'Own ledger of instruments' },
  'order.own': { zh: '本企业的检测申请', en: 'Own applications' },
  'quality.own': { zh: '本企业的质量信息', en: 'Own quality information' },
  'order.read': { zh: '查看预约单', en: 'See orders' },
  'queue.read': { zh: '查看本机构的业务队列', en: 'See the queues of one’s institution' },
  'queue.claim': { zh: '认领、释放、接手业务', en: 'Claim, release and take over work' },
  'queue.assign': { zh: '分派本机构的业务', en: 'Assign the work of one’s institution' },
  'assignment.manage': { zh: '设置科室的分派规则', en: 'Set how departments give out their work' },
  'template.manage': { zh: '修改消息模板', en: 'Word messages' },
  'absence.own': { zh: '登记本人的缺勤', en: 'Enter one’s own absences' },
  'dispatch.supervise': { zh: '查看授权已失效的强检业务', en: 'See mandatory work without authorisation' },
  'result.record': { zh: '录入检测结果', en: 'Record results' },
  'result.read': { zh: '查看检测结果', en: 'See results' },
  'visit.read': { zh: '查看现场检测安排', en: 'See visits' },
  'certificate.read': { zh: '下载证书', en: 'Download certificates' },
  'message.own': { zh: '本人的消息', en: 'Own messages' },
  'delivery.read': { zh: '查看发送记录', en: 'See outgoing messages' },
  'delivery.send': { zh: '重新发送消息', en: 'Send messages again' },
  'user.manage': { zh: '管理本机构的工作人员', en: 'Manage one’s institution’s staff' },
  'expert.manage': { zh: '导入、停用专家', en: 'Import and disable experts' },
  'calendar.read': { zh: '查看工作日历', en: 'Read the working-day calendar' },
  'visit.feed': { zh: '订阅自己的现场检测日历', en: 'Subscribe to one’s own visits' },
  'resource.manage': {
    zh: '维护本机构的车辆、设备和计量标准器',
    en: 'Keep vehicles, equipment and measurement standards of one’s institution',
  },
  'evaluation.moderate': { zh: '公开和回复服务评价', en: 'Publish and answer evaluations' },
  'certificate.withdraw': {
    zh: '作废、更正本机构签发的证书',
    en: 'Withdraw and correct certificates of one’s institution',
  },
  'measurement_form.manage': { zh: '维护本机构的检测项目表', en: 'Keep the forms of points that are measured' },
  'settings.manage': {
    zh: '设置办理时限、工作日历和证书印章',
    en: 'Set time limits, the calendar and the seal of certificates',
  },
  'incident.read': { zh: '查看卡住的业务', en: 'See what is stuck' },
  'incident.cure': { zh: '处理卡住的业务', en: 'Cure what is stuck' },
  'flow.read': { zh: '查看业务流转统计', en: 'See the figures of the flow of work' },
  'security.read': { zh: '查看安全日志', en: 'Read the security log' },
  'audit.read': { zh: '查看操作记录', en: 'Read the record of all changes' },
  'reason.read': { zh: '查看标准原因', en: 'Read the standard reasons' },
  'reason.manage': { zh: '维护原因库', en: 'Keep the library of reasons' },
  'catalogue.manage': { zh: '维护强检目录和行政区划', en: 'Keep the mandatory catalogue and the regions' },
  'reference.read': { zh: '基础数据', en: 'Reference data' },
};

export function permissionWords(permission: Permission): Words {
  if (permission in BASE) return BASE[permission as BasePermission];
  const { zh, en } = commandDefinition(permission.slice('command.'.length) as Command);
  return { zh: `办理：${zh}`, en: `Command: ${en}` };
}

export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  ...DUTIES,
  customer: { zh: '企业经办（已审核）', en: 'Acting for an approved enterprise' },
  institution_member: { zh: '机构经办', en: 'Acting for an institution' },
  individual: { zh: '个人账号', en: 'Individual’s account' },
  enterprise: { zh: '企业账号', en: 'Enterprise’s account' },
  institution: { zh: '机构账号', en: 'Institution’s account' },
  signed_in: { zh: '任何登录用户', en: 'Anybody signed in' },
  public: { zh: '所有人', en: 'Everyone' },
};

/** Rules in addition to the table. */
export const FURTHER_RULES: readonly Words[] = [
  {
    zh: '专业科室人员只办理本科室的二审与排期；未设科室的人员可办理全部。',
    en: 'Specialists review and schedule for their department; who is of none, for all.',
  },
  {
    zh: '录入结果的人不能核验、签发同一业务；核验人可以签发。',
    en: 'Who recorded results neither checks nor issues them; who checked may issue.',
  },
  {
    zh: '工作人员和机构经办只看到本机构的业务；企业只看到本企业的数据。',
    en: 'Staff and who acts for an institution see its work alone, enterprises their own data.',
  },
  {
    zh: '注册审核、机构授权、发送记录只限本中心的工作人员。',
    en: 'Registrations, authorisations and outgoing messages are for the staff of this centre.',
  },
  {
    zh: '岗位或关联被取消后，已登录的会话立即失去权限。',
    en: 'A duty or link taken away is gone from open sessions at once.',
  },
];
