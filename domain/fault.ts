/**
 * Faults of a field, in words that say what to do: one entry for each rule, for browser and API. `{name}` is replaced
 * with the fault's parameter; `{field}` with the field's name in the reader's language.
 */
import { fieldName } from './field-name.ts';
import type { Language } from './language.ts';

export const FAULTS = {
  fill_in: { zh: '请填写{field}', en: 'Fill in {field}.' },
  day_passed: { zh: '不能早于提交申请的日期', en: 'It cannot be before the day of submission.' },
  detail_of_other_kind: { zh: '这类申请没有这一项', en: 'Orders of this kind do not have it.' },
  choose: { zh: '请选择{field}', en: 'Choose {field}.' },
  agree: { zh: '请阅读并同意{field}', en: 'Read {field} and agree to it.' },
  too_long: { zh: '{field}最多{limit}个字符', en: 'At most {limit} characters for {field}.' },
  unstorable: {
    zh: '{field}含有无法保存的字符，请重新输入',
    en: 'There are characters in {field} that cannot be kept; type it again.',
  },
  username_form: { zh: '用户名为4-20个字符，支持字母、数字组合', en: 'A user name has 4 to 20 letters and digits.' },
  password_length: { zh: '密码为{shortest}-{longest}个字符', en: 'A password has {shortest} to {longest} characters.' },
  password_kinds: {
    zh: '密码必须由数字、字母或符号两种以上组成',
    en: 'A password has at least two of letters, digits and symbols.',
  },
  staff_password_kinds: {
    zh: '密码必须由大写字母、小写字母、数字、符号中的三种以上组成',
    en: 'A password has at least three of capital letters, small letters, digits and symbols.',
  },
  password_has_username: { zh: '密码不能包含用户名，请换一个', en: 'The user name must not be part of the password.' },
  password_common: {
    zh: '该密码过于常见，容易被猜到，请换一个',
    en: 'This password is common and easily guessed; choose another one.',
  },
  passwords_differ: { zh: '两次输入的密码不一致', en: 'The two passwords are not the same.' },
  password_unchanged: { zh: '新密码不能与原密码相同', en: 'The new password is the same as the current one.' },
  password_wrong: { zh: '密码不正确', en: 'The password is not right.' },
  code_length: {
    zh: '统一社会信用代码应为18位（组织机构代码为9位），当前{length}位',
    en: 'A unified social credit code has 18 characters (an organisation code 9); this has {length}.',
  },
  code_character: {
    zh: '第{position}位“{character}”不是{field}可用的字符',
    en: 'Character {position}, “{character}”, cannot be in {field}.',
  },
  check_character: {
    zh: '第{position}位校验码应为“{expected}”，当前为“{actual}”，请核对',
    en: 'Character {position} checks the others and should be “{expected}”, not “{actual}”; compare the number.',
  },
  identity_length: {
    zh: '公民身份证号码应为18位，当前{length}位',
    en: 'An identity number has 18 characters; this has {length}.',
  },
  identity_character: {
    zh: '第{position}位“{character}”有误，前17位应为数字，第18位应为数字或X',
    en: 'Character {position}, “{character}”, is not right: 17 digits, and a digit or X.',
  },
  identity_region: {
    zh: '第1、2位“{region}”不是有效的省级行政区划代码',
    en: 'Characters 1 and 2, “{region}”, are no code of a province.',
  },
  identity_birth_date: {
    zh: '第7至14位“{date}”不是有效的出生日期',
    en: 'Characters 7 to 14, “{date}”, are no date of birth.',
  },
  mobile_form: {
    zh: '手机号应为11位数字，以1开头',
    en: 'A mobile number has 11 digits and begins with 1.',
  },
  email_form: { zh: '邮箱格式不正确', en: 'This is no e-mail address.' },
  sms_code_form: { zh: '短信验证码为6位数字', en: 'The code by SMS has 6 digits.' },
  second_factor_form: {
    zh: '请填写6位动态验证码，或形如ABCDE-12345的备用码',
    en: 'Enter the 6 digits of your authenticator app, or a recovery code like ABCDE-12345.',
  },
  type_to_confirm: { zh: '请输入“{text}”', en: 'Type “{text}”.' },
  upload_gone: {
    zh: '文件已过期或已使用，请重新上传',
    en: 'The file has expired or was used; upload it again.',
  },
  duty_needed: { zh: '请至少选择一个岗位', en: 'Choose at least one duty.' },
  own_account_disabled: { zh: '不能停用自己的账号', en: 'You cannot disable your own account.' },
  own_administrator: { zh: '不能取消自己的管理员岗位', en: 'You cannot take away your own duty as administrator.' },
  places_unknown: {
    zh: '没有占位符{names}；可用的占位符：{known}',
    en: 'There is no {names} here; what there is: {known}.',
  },
  places_missing: {
    zh: '缺少占位符{names}，请加入标题或内容',
    en: '{names} must be in the title or the text.',
  },
  template_malformed: {
    zh: '花括号不成对，占位符须用两对花括号括起，从下方选择插入',
    en: 'The braces do not fit; a place stands in two pairs of them. Choose one below.',
  },
  sms_sections: {
    zh: '短信中只能使用简单占位符，不能使用{{#…}}、{{^…}}',
    en: 'An SMS has simple places only, no {{#…}} or {{^…}}.',
  },
  sms_too_long: {
    zh: '按示例数据为{segments}条短信，最多{most}条，请缩短',
    en: 'With sample data these are {segments} text messages; {most} at most, make it shorter.',
  },
  approval_code_needed: {
    zh: '短信服务商只发送审核通过的模板，请填写新文本在服务商处的模板编号',
    en: 'The provider sends approved texts only; enter its code of the new text.',
  },
  category_needed: {
    zh: '按器具类别分派时，请至少添加一个类别及其人员',
    en: 'To assign by kind of instrument, add at least one kind with its people.',
  },
  assignee_unknown: {
    zh: '所选人员不属于本科室、没有相应岗位或已停用，请重新选择',
    en: 'Somebody chosen is not of this department, has no fitting duty or is disabled; choose again.',
  },
  absence_span: {
    zh: '结束日期不能早于开始日期',
    en: 'The last day cannot be before the first.',
  },
  department_unknown: { zh: '科室不存在', en: 'There is no such department.' },
  contact_unknown: { zh: '负责人不存在或已删除', en: 'There is no such contact, or it was deleted.' },
  instrument_unknown: { zh: '器具不存在或不属于本单位', en: 'No such instrument in your ledger.' },
  instrument_in_booking: {
    zh: '“{name}”（{instrumentNumber}）正在预约单{orderNumber}中',
    en: '“{name}” ({instrumentNumber}) is in booking order {orderNumber}.',
  },
  instrument_not_bookable: {
    zh: '“{name}”（{instrumentNumber}）须在用、正常使用且检定单位为本中心',
    en: '“{name}” ({instrumentNumber}) must be in use, working normally and verified by this centre.',
  },
  instrument_out_of_service: {
    zh: '“{name}”（{instrumentNumber}）已停用或报废',
    en: '“{name}” ({instrumentNumber}) is suspended or scrapped.',
  },
  instrument_of_other_kind: {
    zh: '“{name}”（{instrumentNumber}）是{service}器具',
    en: '“{name}” ({instrumentNumber}) is of the other service ({service}).',
  },
  instrument_not_dispatchable: {
    zh: '“{name}”（{instrumentNumber}）：{region}没有获授权检定“{what}”的计量技术机构',
    en: '“{name}” ({instrumentNumber}): no institution is authorised for “{what}” in {region}.',
  },
  institution_unknown: { zh: '机构不存在或未通过审核', en: 'There is no such approved institution.' },
  interval_months: {
    zh: '检定周期应为1到120个月的整数，或留空',
    en: 'The interval is 1 to 120 whole months, or blank.',
  },
  kind_number_form: {
    zh: '种别号应为6位数字，前3位为项别号',
    en: 'A kind has 6 digits; the first 3 are its category’s.',
  },
  region_code_form: { zh: '区划代码应为6位数字', en: 'The code of a region has 6 digits.' },
  page_unknown: { zh: '页码无效，请从第一页重新查看', en: 'There is no such page; begin with the first one.' },
  working_days_form: {
    zh: '请填写0.5到250个工作日，以0.5为单位',
    en: 'Give 0.5 to 250 working days in steps of a half.',
  },
  region_parent_unknown: {
    zh: '没有该上级区划，请核对代码；省级区划留空',
    en: 'There is no such region around it; check the code, or leave it blank for a province.',
  },
  incident_chosen: { zh: '请至少选择一项', en: 'Choose at least one.' },
  share_chosen: { zh: '请至少选择一份业务', en: 'Choose at least one share.' },
  instrument_chosen: { zh: '请至少选择一件器具', en: 'Choose at least one instrument.' },
  instrument_kept: { zh: '请至少保留一件器具', en: 'Keep at least one instrument.' },
  instrument_not_in_share: { zh: '该器具不在本业务中', en: 'The instrument is not part of this work.' },
  technician_needed: { zh: '请至少选择一名检测员', en: 'Choose at least one technician.' },
  visit_in_past: { zh: '检测时间不能早于当前时间', en: 'The visit cannot be in the past.' },
  visit_ends_before_start: { zh: '结束时间须晚于开始时间', en: 'The visit must end after it starts.' },
  conclusion: {
    zh: '请选择结论：合格、不合格或未检',
    en: 'Choose the conclusion: pass, fail or not tested.',
  },
  decimal: { zh: '{field}应为数字，如 0.50', en: 'Write {field} as a number such as 0.50.' },
  beyond_mpe: {
    zh: '示值误差超出最大允许误差±{mpe}{unit}，不能判为合格，请核对读数或改判',
    en: 'The error exceeds ±{mpe} {unit}; this cannot pass. Check the reading or the conclusion.',
  },
  rating: { zh: '请选择1至5星', en: 'Choose one to five stars.' },
  point_needed: { zh: '请至少填写一个检测点', en: 'Fill in at least one point.' },
  measured_in_future: { zh: '检测日期不能晚于今天', en: 'The day of the measurement cannot be after today.' },
  standard_unknown: {
    zh: '所选标准器已停用或不属于本机构，请重新选择',
    en: 'The chosen standard is retired or not of your institution; choose another one.',
  },
  standard_expired: {
    zh: '标准器“{name}”的溯源证书有效期至{validUntil}，早于检测日期，请换一台，或先更新其证书',
    en: 'The certificate of “{name}” was valid until {validUntil}, before the measurement; use another one or renew it first.',
  },
  reason_not_tested: {
    zh: '未检的器具请填写原因',
    en: 'Say why the instrument was not tested.',
  },
  ends_before_start: { zh: '有效期至不能早于有效期起', en: 'The last day cannot be before the first.' },
  sort_unknown: {
    zh: '不能按“{wanted}”排序，可用：{columns}',
    en: 'The list cannot be sorted by “{wanted}”; by: {columns}.',
  },
  whole_number: {
    zh: '{field}应为{least}到{most}的整数',
    en: '{field} must be a whole number from {least} to {most}.',
  },
  one_of: { zh: '{field}应为：{choices}', en: 'For {field}, choose one of “{choices}”.' },
  number_taken: { zh: '已用于“{name}”', en: 'It belongs to “{name}” already.' },
  already_entered: {
    zh: '已录入，器具编号{instrumentNumber}',
    en: 'Entered already, under the number {instrumentNumber}.',
  },
  name_unknown: {
    zh: '“{name}”在系统中无对应的检测项目，您是否要找：{nearest}？',
    en: 'The centre has no service for “{name}”. Did you mean: {nearest}?',
  },
  kind_unknown: {
    zh: '强制检定目录中没有该种别，请重新选择',
    en: 'The catalogue has no such kind; choose another one.',
  },
  region_unknown: { zh: '没有该行政区划，请重新选择', en: 'There is no such region; choose another one.' },
  too_many_chosen: { zh: '一次最多{limit}件', en: 'At most {limit} at once.' },
  command_id: {
    zh: '须为1到100个字母、数字或 . _ : -',
    en: 'Must be 1 to 100 letters, digits or . _ : -',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type FaultName = keyof typeof FAULTS;

/** A rule that was broken, with its parameters. */
export interface Fault {
  readonly name: FaultName;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The fault's words in the reader's language. */
export function faultWords({ name, params = {} }: Fault, language: Language): string {
  return FAULTS[name][language].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(params[key] ?? '');
    return key === 'field' ? fieldName(value, language) : value;
  });
}
