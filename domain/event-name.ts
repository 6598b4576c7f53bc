import { COMMANDS, type Command, commandDefinition } from './command.ts';
import { VISIT_STEPS } from './visit.ts';

/** Names of all events of the audit log, except the commands of orders, which have their own table. */
export const EVENTS = {
  add_attachment: { zh: '添加附件', en: 'Attachment added' },
  add_authorisation: { zh: '新增授权项目', en: 'Authorisation added' },
  add_kind: { zh: '新增', en: 'Added' },
  add_reason: { zh: '新增', en: 'Added' },
  add_resource: { zh: '新增', en: 'Added' },
  evaluate: { zh: '评价服务', en: 'Evaluated' },
  moderate_evaluation: { zh: '审核评价', en: 'Evaluation looked at' },
  withdraw_certificate: { zh: '作废证书', en: 'Certificate withdrawn' },
  reissue_certificate: { zh: '更正并重新签发证书', en: 'Certificate corrected and issued again' },
  change_seal: { zh: '更换证书印章', en: 'Seal of certificates changed' },
  add_measurement_form: { zh: '新增', en: 'Added' },
  add_region: { zh: '新增', en: 'Added' },
  approve_link: { zh: '同意关联', en: 'Link approved' },
  approve_registration: { zh: '注册审核通过', en: 'Registration approved' },
  add_absence: { zh: '登记缺勤', en: 'Absence entered' },
  assign: { zh: '分派', en: 'Assigned' },
  assign_by_rule: { zh: '按规则分派', en: 'Assigned by rule' },
  give_back: { zh: '退回队列', en: 'Given back to the queue' },
  change_assignment_rule: { zh: '修改分派规则', en: 'Assignment rule changed' },
  end_absence: { zh: '撤销缺勤', en: 'Absence removed' },
  change_authorisation: { zh: '修改授权有效期', en: 'Validity changed' },
  change_calendar_day: { zh: '修改工作日历', en: 'Calendar changed' },
  change_certificate: { zh: '修改授权证书', en: 'Certificate changed' },
  change_contact: { zh: '修改负责人', en: 'Contact changed' },
  change_draft: { zh: '修改暂存', en: 'Draft changed' },
  change_enterprise: { zh: '企业修改信息', en: 'Enterprise changed its data' },
  change_institution: { zh: '机构修改信息', en: 'Institution changed its data' },
  change_instrument: { zh: '修改器具', en: 'Instrument changed' },
  change_kind: { zh: '修改', en: 'Changed' },
  change_message_template: { zh: '修改消息模板', en: 'Message worded otherwise' },
  reset_message_template: { zh: '恢复默认模板', en: 'Standard words again' },
  change_password: { zh: '修改密码', en: 'Password changed' },
  change_person: { zh: '修改个人信息', en: 'Personal data changed' },
  change_reason: { zh: '修改', en: 'Changed' },
  change_region: { zh: '修改', en: 'Changed' },
  change_resource: { zh: '修改', en: 'Changed' },
  change_measurement_form: { zh: '修改', en: 'Changed' },
  change_time_limits: { zh: '修改办理时限', en: 'Time limits changed' },
  change_user: { zh: '修改工作人员', en: 'Staff changed' },
  change_user_and_password: { zh: '修改工作人员并重置密码', en: 'Staff changed, password reset' },
  close_account: { zh: '注销账号', en: 'Account closed' },
  correct_registration: { zh: '修改后重新申请', en: 'Registration corrected' },
  cure_incident: { zh: '处理卡住的业务', en: 'Stuck work cured' },
  create_contact: { zh: '新增负责人', en: 'Contact added' },
  create_draft: { zh: '暂存预约单', en: 'Draft saved' },
  create_first_administrator: { zh: '创建首个管理员', en: 'First administrator created' },
  create_instrument: { zh: '新增器具', en: 'Instrument added' },
  create_user: { zh: '新增工作人员', en: 'Staff added' },
  delete_contact: { zh: '删除负责人', en: 'Contact deleted' },
  delete_draft: { zh: '删除暂存', en: 'Draft deleted' },
  delete_instrument: { zh: '删除器具', en: 'Instrument deleted' },
  disable_expert: { zh: '停用专家', en: 'Expert disabled' },
  enable_expert: { zh: '启用专家', en: 'Expert enabled' },
  enable_instrument: { zh: '启用器具', en: 'Instrument enabled' },
  end_authorisation: { zh: '终止授权项目', en: 'Authorisation ended' },
  end_link: { zh: '解除关联', en: 'Link ended' },
  end_other_sessions: { zh: '退出其他设备', en: 'Other sessions ended' },
  end_session: { zh: '退出设备', en: 'Session ended' },
  incident_found: { zh: '发现业务卡住', en: 'Stuck work found' },
  import_expert: { zh: '导入专家', en: 'Expert imported' },
  import_instruments: { zh: '导入器具', en: 'Instruments imported' },
  make_instrument_bookable: { zh: '恢复可预约', en: 'Made bookable' },
  record_results: { zh: '录入结果', en: 'Results recorded' },
  refuse_link: { zh: '拒绝关联', en: 'Link refused' },
  register: { zh: '申请注册', en: 'Registered' },
  reject_registration: { zh: '注册审核不通过', en: 'Registration rejected' },
  remind_of_authorisation: { zh: '授权到期提醒', en: 'Reminded of the end of authorisations' },
  remind_of_expiry: { zh: '有效期提醒', en: 'Reminded of expiry' },
  replace_slip_password: { zh: '更换委托单密码', en: 'Slip password replaced' },
  request_link: { zh: '申请关联', en: 'Link requested' },
  remove_attachment: { zh: '移除附件', en: 'Attachment removed' },
  reset_password: { zh: '重置密码', en: 'Password reset' },
  reveal_contact: { zh: '显示负责人完整手机号', en: 'Contact’s whole number shown' },
  reveal_mobile: { zh: '显示完整手机号', en: 'Whole phone number shown' },
  reveal_identity: { zh: '显示完整身份证号码', en: 'Whole identity number shown' },
  scrap_instrument: { zh: '报废器具', en: 'Instrument scrapped' },
  send_again: { zh: '重新发送', en: 'Sent again' },
  suspend_instrument: { zh: '停用器具', en: 'Instrument suspended' },
  switch_off_totp: { zh: '关闭动态验证码', en: 'Second factor off' },
  switch_on_totp: { zh: '开通动态验证码', en: 'Second factor on' },
  tell_customer: { zh: '给客户发消息', en: 'Customer written to' },
  take_over: { zh: '接手', en: 'Taken over' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type EventName = keyof typeof EVENTS;

const OF_ORDERS: Readonly<Record<string, { zh: string; en: string }>> = {
  submit: { zh: '提交', en: 'Submitted' },
  overdue: { zh: '超过办理时限', en: 'Overdue' },
  extend: { zh: '延长办理时限', en: 'Time limit extended' },
  ...VISIT_STEPS,
};

/** The name of any event of the audit log in words; an unknown event of another version keeps its technical name. */
export function wordsOfEvent(name: string): { zh: string; en: string } {
  if (name in COMMANDS) {
    const { pastZh: zh, pastEn: en } = commandDefinition(name as Command);
    return { zh, en };
  }
  return EVENTS[name as EventName] ?? OF_ORDERS[name] ?? { zh: name, en: name };
}

/** The names of all events, for a search. */
export const ALL_EVENT_NAMES = [...Object.keys(OF_ORDERS), ...Object.keys(COMMANDS), ...Object.keys(EVENTS)] as [
  string,
  ...string[],
];
