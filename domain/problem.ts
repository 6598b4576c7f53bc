/**
 * All problems that the product can return: RFC 9457 problem details with a stable type, an HTTP status and words
 * that say what to do. `{name}` in the words is replaced with the problem's parameter.
 */
import type { Fault } from './fault.ts';
import type { Language } from './language.ts';

export interface ProblemDefinition {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

export const PROBLEMS = {
  invalid_input: {
    status: 422,
    zh: '填写的内容有误，请按提示修改。',
    en: 'Some of the input is not right; see the fields.',
  },
  sign_in_required: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  signed_out_by_limit: {
    status: 401,
    zh: '密码或动态验证码输错次数过多，已退出登录，请重新登录。',
    en: 'The password or code was wrong too many times, so you were signed out. Sign in again.',
  },
  sign_in_failed: {
    status: 401,
    zh: '用户类型、用户名或密码不正确。',
    en: 'User type, user name or password is not right.',
  },
  captcha_required: {
    status: 428,
    zh: '请完成安全验证后再试。',
    en: 'Solve the captcha and try again.',
  },
  second_factor_required: {
    status: 428,
    zh: '请输入动态验证码。',
    en: 'Enter the code of your authenticator app.',
  },
  second_factor_wrong: {
    status: 422,
    zh: '动态验证码不正确或已使用，请核对手机时间后输入新的验证码。',
    en: 'The code is wrong or was used; check the time of your phone and enter a new one.',
  },
  totp_already_on: {
    status: 409,
    zh: '动态验证码已开通；更换设备请先关闭再开通。',
    en: 'The second factor is on already; to change the device switch it off first.',
  },
  totp_not_begun: { status: 409, zh: '请先开始开通动态验证码。', en: 'Begin to use a second factor first.' },
  second_factor_needed: {
    status: 403,
    zh: '您的岗位须使用动态验证码登录，请先开通。',
    en: 'Your duty signs in with a second factor; switch it on first.',
  },
  password_change_required: { status: 403, zh: '请先修改初始密码。', en: 'Change your initial password first.' },
  forbidden: { status: 403, zh: '您没有办理此事项的权限。', en: 'You are not permitted to do this.' },
  enterprise_not_approved: {
    status: 403,
    zh: '企业注册尚未审核通过，通过后方可办理。',
    en: 'Your registration has not been approved yet; you can do this once it is.',
  },
  command_not_genuine: {
    status: 403,
    zh: '无法确认该操作由本系统发出，已拒绝。请重新登录后再试。',
    en: 'This command does not come from this system and was refused. Sign in again and repeat it.',
  },
  payload_unreadable: {
    status: 422,
    zh: '流程数据无法解密：可能使用了其他密钥，或已被改动。请核对 DATA_KEY。',
    en: 'The payload cannot be decrypted: it has another key, or was changed. Compare DATA_KEY.',
  },
  signature_required: { status: 403, zh: '签发证书须以密码签名。', en: 'Issuing needs the signature by password.' },
  not_found: { status: 404, zh: '没有找到该记录，可能已被删除。', en: 'Not found; it may have been deleted.' },
  span_too_long: {
    status: 422,
    zh: '起止日期相差不能超过{most}天，且起始日期不能晚于结束日期，请重新选择。',
    en: 'Choose a span of {most} days at most whose first day is not after its last.',
  },
  verification_running: {
    status: 409,
    zh: '操作记录正在校验，请等待完成后再试。',
    en: 'The record is being verified already; try again once that is done.',
  },
  stage_without_limit: {
    status: 422,
    zh: '该环节没有办理时限，不能设置。',
    en: 'This stage has no time limit that could be set.',
  },
  too_many_rows: {
    status: 422,
    zh: '共{total}行，超过一次导出的上限{most}行，请缩小查询范围后再导出。',
    en: 'These are {total} rows, and one workbook holds {most} at most; narrow the query and export again.',
  },
  username_taken: { status: 409, zh: '用户名“{username}”已被使用，请换一个。', en: 'User name “{username}” is taken.' },
  credit_code_taken: {
    status: 409,
    zh: '统一社会信用代码“{creditCode}”已经注册。忘记密码请联系中心。',
    en: 'An enterprise with the code “{creditCode}” is already registered.',
  },
  institution_name_taken: {
    status: 409,
    zh: '机构名称“{institutionName}”已经注册。忘记密码请联系中心。',
    en: 'An institution named “{institutionName}” is already registered.',
  },
  institution_not_approved: {
    status: 409,
    zh: '机构注册尚未审核通过，通过后才能授权。',
    en: 'The registration of the institution has not been approved; it can be authorised once it is.',
  },
  authorisation_overlaps: {
    status: 409,
    zh: '该机构在{region}已有“{what}”的授权，有效期与此重叠；请先终止原授权，或调整有效期。',
    en: 'The institution is authorised for “{what}” in {region} already for a part of that time; end that first, or choose other days.',
  },
  authorisation_of_unknown: {
    status: 422,
    zh: '所选行政区划、项别或种别不存在，或种别不属于该项别，请重新选择。',
    en: 'There is no such region, category or kind, or the kind is not of the category; choose again.',
  },
  authorisation_ended: {
    status: 409,
    zh: '该授权已终止，请刷新查看。',
    en: 'This authorisation has been ended meanwhile; please refresh.',
  },
  registration_pending: {
    status: 409,
    zh: '注册信息正在审核，审核结束后才能修改。',
    en: 'Your registration is being reviewed and can be changed once that is done.',
  },
  identity_taken: {
    status: 409,
    zh: '该公民身份证号码已注册。忘记密码请在登录页选择“忘记密码”。',
    en: 'This identity number is registered already. Use “Forgotten password” on the sign-in page.',
  },
  sms_code_wrong: {
    status: 422,
    zh: '短信验证码不正确或已失效，请核对，或重新获取。',
    en: 'The code is wrong or has expired; check it, or ask for a new one.',
  },
  sms_unavailable: {
    status: 503,
    zh: '短信暂时无法发送，请稍后重新获取验证码。',
    en: 'The text message could not be sent now; please ask for a new code later.',
  },
  sms_codes_off: {
    status: 409,
    zh: '本系统未开通短信，无法发送验证码。忘记密码请联系中心重置。',
    en: 'This system sends no text messages. To reset a password, contact the centre.',
  },
  reset_ticket_spent: {
    status: 409,
    zh: '验证已过期或已使用，请返回第一步重新验证。',
    en: 'The proof has expired or was used; start again with step 1.',
  },
  account_has_open_orders: {
    status: 409,
    zh: '还有{count}张未办结的预约单，办结或取消后才能注销账号。',
    en: '{count} orders are still open; the account can be closed once they are completed or cancelled.',
  },
  delivery_not_ended: {
    status: 409,
    zh: '只有发送失败或地址无效的消息可以重新发送。',
    en: 'Only a message that failed or whose address is dead can be sent again.',
  },
  already_decided: {
    status: 409,
    zh: '该注册申请已由{by}于{at}办理，无需重复办理。',
    en: 'This registration was already decided by {by} at {at}.',
  },
  link_code_unknown: {
    status: 422,
    zh: '没有代码为“{code}”且已通过审核的企业或机构，请核对后重新输入。',
    en: 'No approved enterprise or institution has the code “{code}”; please check it.',
  },
  link_exists: {
    status: 409,
    zh: '您已有一个关联或申请，只能关联一个企业或机构；请先删除现有的关联。',
    en: 'You have a link or a request already, and one only is possible; end that first.',
  },
  link_decided: {
    status: 409,
    zh: '该申请已处理或已撤回，请刷新查看。',
    en: 'This request has been decided or withdrawn meanwhile; please refresh.',
  },
  instrument_number_taken: {
    status: 409,
    zh: '器具编号“{instrumentNumber}”已用于“{name}”，请换一个编号。',
    en: 'Instrument number “{instrumentNumber}” already belongs to “{name}”.',
  },
  instrument_already_entered: {
    status: 409,
    zh: '生产厂家“{manufacturer}”、出厂编号“{serialNumber}”的器具已录入（器具编号{instrumentNumber}），同一器具只需录入一次。',
    en: 'The instrument {serialNumber} by {manufacturer} is already in your ledger as {instrumentNumber}.',
  },
  instrument_in_booking: {
    status: 409,
    zh: '器具“{name}”（{instrumentNumber}）正在预约单{orderNumber}中，办结或取消后才能操作。',
    en: 'Instrument “{name}” ({instrumentNumber}) is in booking order {orderNumber}.',
  },
  instrument_not_bookable: {
    status: 409,
    zh: '器具“{name}”（{instrumentNumber}）的当前状况须为“在用”、当前状态须为“正常使用”、检定单位须为本中心，请先在计量器具管理中修改。',
    en: 'Instrument “{name}” ({instrumentNumber}) must be in use, working normally and verified by this centre to be booked.',
  },
  instrument_out_of_service: {
    status: 409,
    zh: '器具“{name}”（{instrumentNumber}）已停用或报废，请先在计量器具管理中启用。',
    en: 'Instrument “{name}” ({instrumentNumber}) is suspended or scrapped; enable it in the ledger first.',
  },
  instrument_of_other_kind: {
    status: 409,
    zh: '器具“{name}”（{instrumentNumber}）是{service}器具，请在{service}的申请中办理。',
    en: 'Instrument “{name}” ({instrumentNumber}) is of the other service ({service}); book it there.',
  },
  not_dispatchable: {
    status: 409,
    zh: '{count}件器具没有获授权的计量技术机构：{names}。请核对其行政区划、项别和种别；无误请联系中心。',
    en: 'No institution is authorised for {count} instruments: {names}. Check their region, category and kind; if these are right, contact the centre.',
  },
  forward_to_self: {
    status: 409,
    zh: '该业务已由{institution}办理，请选择其他机构。',
    en: 'It is with {institution} already; choose another institution.',
  },
  forward_not_authorised: {
    status: 409,
    zh: '所选机构未获授权检定{names}，请选择其他机构，或只转交其他器具。',
    en: 'The institution is not authorised for {names}; choose another one, or forward the other instruments only.',
  },
  not_of_this_kind: {
    status: 409,
    zh: '只有强检预约单可以这样办理。',
    en: 'Only mandatory bookings can be handled so.',
  },
  all_refused: {
    status: 409,
    zh: '没有通过任何器具；全部不通过请使用“否决”或“不予受理”。',
    en: 'No instrument would be approved; to refuse all of them, use “Reject” or “Do not accept”.',
  },
  authorisation_over: {
    status: 409,
    zh: '{institution}对{names}的检定授权已失效，不能受理；请转交其他获授权的机构。',
    en: '{institution} is no longer authorised for {names} and cannot accept them; forward them to an institution that is.',
  },
  region_code_taken: {
    status: 409,
    zh: '区划代码{code}已存在，请核对，或修改原区划。',
    en: 'There is a region {code} already; check the code, or change that one.',
  },
  order_not_completed: {
    status: 409,
    zh: '预约单尚未办结，办结后方可评价。',
    en: 'The order is not completed yet; it can be evaluated then.',
  },
  evaluation_moderated: {
    status: 409,
    zh: '评价已审核，不能再修改。',
    en: 'The evaluation was looked at and cannot be changed any more.',
  },
  certificate_withdrawn: {
    status: 409,
    zh: '证书{number}已经作废。',
    en: 'Certificate {number} has been withdrawn already.',
  },
  nothing_corrected: {
    status: 422,
    zh: '没有更正任何内容；结果有误的证书请作废，并重新检测。',
    en: 'Nothing was corrected. Where the results are wrong, withdraw the certificate and test again.',
  },
  form_name_taken: {
    status: 409,
    zh: '已有名为“{name}”的检测项目表，请换一个名称，或启用原有的。',
    en: 'There is a form named “{name}” already; choose another name, or use that one.',
  },
  resource_name_taken: {
    status: 409,
    zh: '已有名为“{name}”的车辆、设备或标准器，请换一个名称，或启用原有的。',
    en: 'There is a vehicle or equipment named “{name}” already; choose another name, or use that one.',
  },
  resource_unknown: {
    status: 422,
    zh: '所选车辆或设备不存在或已停用，请重新选择。',
    en: 'A chosen vehicle or equipment does not exist or is retired; choose again.',
  },
  resource_taken: {
    status: 409,
    zh: '{resource}在{from}至{to}已安排给预约单{orderNumber}，请更换时间，或选择其他车辆、设备。',
    en: '{resource} is taken by order {orderNumber} from {from} to {to}; choose another time, or another one.',
  },
  reason_taken: {
    status: 409,
    zh: '同一用途下已有原因“{title}”，请换一个名称，或修改原有的原因。',
    en: 'There is a reason “{title}” for this already; choose another name, or change that one.',
  },
  region_name_taken: {
    status: 409,
    zh: '同一上级下已有区划“{name}”，请核对名称。',
    en: 'There is a region “{name}” beside it already; check the name.',
  },
  kind_number_taken: {
    status: 409,
    zh: '种别号{number}已存在，请核对，或修改原种别。',
    en: 'There is a kind {number} already; check the number, or change that one.',
  },
  kind_name_taken: {
    status: 409,
    zh: '该项别已有种别“{name}”，请换一个名称。',
    en: 'The category has a kind “{name}” already; choose another name.',
  },
  category_named_otherwise: {
    status: 409,
    zh: '项别号{number}的项别为“{name}”，请核对种别号或项别。',
    en: 'Category {number} is named “{name}”; check the number or the category.',
  },
  instrument_of_other_service: {
    status: 409,
    zh: '器具“{name}”不能在强检与非强检之间更改，请新增后将原器具停用。',
    en: 'Instrument “{name}” cannot change between mandatory and general; add it anew and suspend the old one.',
  },
  instrument_action_not_allowed: {
    status: 409,
    zh: '器具“{name}”（{instrumentNumber}）的器具状态为“{status}”，不能{action}；状态为“{from}”时可以。',
    en: 'Instrument “{name}” ({instrumentNumber}) is “{status}”; “{action}” needs “{from}”.',
  },
  import_moved_on: {
    status: 409,
    zh: '这次导入的状态是“{state}”，不能再{action}，请刷新查看。',
    en: 'This import is “{state}” meanwhile; please refresh.',
  },
  instrument_not_yours: { status: 404, zh: '器具不存在或不属于本单位。', en: 'No such instrument in your ledger.' },
  instrument_booked_before: {
    status: 409,
    zh: '器具“{name}”已有预约记录，不能删除，可改为停用。',
    en: 'Instrument “{name}” has been booked before and cannot be deleted.',
  },
  contact_required: {
    status: 422,
    zh: '请选择负责人。没有负责人时请先在“平台人员维护”中添加。',
    en: 'Choose the responsible person; add one under Contacts if there is none.',
  },
  contact_in_use: {
    status: 409,
    zh: '负责人“{name}”正在未办结的预约单中使用，请先更换。',
    en: 'Contact “{name}” is used by an open order.',
  },
  no_instruments: { status: 422, zh: '请至少选择一件器具。', en: 'Choose at least one instrument.' },
  too_many_instruments: {
    status: 422,
    zh: '一张预约单最多{limit}件器具，当前{count}件，请分开提交。',
    en: 'An order takes at most {limit} instruments; this one has {count}.',
  },
  order_not_draft: {
    status: 409,
    zh: '预约单已提交，不能再修改或删除。',
    en: 'The order has been submitted and can no longer be changed.',
  },
  claimed_by_other: {
    status: 409,
    zh: '{by}已于{at}认领该业务，正在办理；如需由您办理，请先“接手”。',
    en: '{by} claimed this at {at} and is working on it; to do it yourself, take it over first.',
  },
  incident_over: {
    status: 409,
    zh: '该问题已解除，无需再处理，请刷新查看。',
    en: 'This is over already; reload the list.',
  },
  cure_not_for_this: {
    status: 409,
    zh: '该问题不能用“{cure}”处理，请选择其他办法。',
    en: '“{cure}” is no cure for this; choose another.',
  },
  no_good_step: {
    status: 409,
    zh: '流程没有可退回的步骤，请改用“按数据库重建流程”。',
    en: 'There is no good step to go back to; restart the workflow from the database.',
  },
  nothing_failing: {
    status: 409,
    zh: '该步骤已不再失败，无需重试。',
    en: 'The step does not fail any more; there is nothing to retry.',
  },
  repair_out_of_step: {
    status: 409,
    zh: '数据库与流程的步数不同，不能按流程修复，请改用“按数据库重建流程”。',
    en: 'Database and workflow are not at the same step; restart the workflow from the database instead.',
  },
  share_closed: {
    status: 409,
    zh: '该业务已办结，无需再办理。',
    en: 'This work is over; there is nothing to do any more.',
  },
  assignee_without_duty: {
    status: 409,
    zh: '{name}没有办理“{stage}”的岗位，请选择其他人。',
    en: '{name} has no duty for “{stage}”; choose somebody else.',
  },
  stage_moved_on: {
    status: 409,
    zh: '该业务已由{by}于{at}办理为“{stage}”，请刷新查看。',
    en: 'Meanwhile {by} moved this to “{stage}” at {at}.',
  },
  own_results: {
    status: 403,
    zh: '检测结果由您本人录入，须由其他人员核验、签发。',
    en: 'You recorded these results; another person must check and issue them.',
  },
  other_department: {
    status: 403,
    zh: '该业务属于其他专业科室，请由该科室办理。',
    en: 'This work belongs to another department; its specialists decide about it.',
  },
  schedule_in_past: { status: 422, zh: '检测时间不能早于当前时间。', en: 'The visit cannot be in the past.' },
  schedule_ends_before_start: {
    status: 422,
    zh: '结束时间须晚于开始时间。',
    en: 'The visit must end after it starts.',
  },
  technician_taken: {
    status: 409,
    zh: '检测员{technician}在{from}至{to}已安排预约单{orderNumber}，请换人或改时间。',
    en: '{technician} is already booked from {from} to {to} for order {orderNumber}.',
  },
  technician_on_the_way: {
    status: 409,
    zh: '检测员{technician}在{from}至{to}因预约单{orderNumber}往返途中，请换人或改时间。',
    en: '{technician} is on the way for order {orderNumber} from {from} to {to}; choose somebody else or another time.',
  },
  technician_taken_on_the_way: {
    status: 409,
    zh: '检测员{technician}在{from}至{to}已安排预约单{orderNumber}，与本次往返途中（{leaves}至{returns}）重叠，请换人、改时间或减少途中时间。',
    en: '{technician} is booked from {from} to {to} for order {orderNumber}, which overlaps with the way there or back ({leaves} to {returns}); choose somebody else, another time or less travel.',
  },
  resource_on_the_way: {
    status: 409,
    zh: '{resource}在{from}至{to}因预约单{orderNumber}往返途中，请更换时间，或选择其他车辆、设备。',
    en: '{resource} is on the way for order {orderNumber} from {from} to {to}; choose another time, or another one.',
  },
  resource_taken_on_the_way: {
    status: 409,
    zh: '{resource}在{from}至{to}已安排给预约单{orderNumber}，与本次往返途中（{leaves}至{returns}）重叠，请更换时间、减少途中时间，或选择其他车辆、设备。',
    en: '{resource} is taken by order {orderNumber} from {from} to {to}, which overlaps with the way there or back ({leaves} to {returns}); choose another time, less travel, or another one.',
  },
  visit_moved: {
    status: 409,
    zh: '检测时间已改为{startsAt}，请核对后再确认。',
    en: 'The visit was moved to {startsAt}; look at it before you confirm.',
  },
  visit_confirmed: { status: 409, zh: '您已确认过该检测时间。', en: 'You have confirmed this date already.' },
  slot_not_free: {
    status: 409,
    zh: '第{position}个希望的时间已不可选，可能刚被占用，请重新选择。',
    en: 'Choice {position} is not free any more; choose again.',
  },
  technician_unknown: {
    status: 422,
    zh: '所选检测员不存在或已停用。',
    en: 'The chosen technician does not exist or is disabled.',
  },
  results_incomplete: {
    status: 422,
    zh: '还有{count}件器具没有录入结果：{names}。',
    en: '{count} instruments have no result yet: {names}.',
  },
  result_not_in_share: {
    status: 422,
    zh: '所选器具不在本业务中，请刷新后重新选择。',
    en: 'An instrument is not part of this work; refresh and choose again.',
  },
  results_closed: {
    status: 409,
    zh: '结果已提交核验，不能再修改；需要修改请由核验人员退回。',
    en: 'The results are being checked; ask the checker to send them back.',
  },
  attachments_closed: {
    status: 409,
    zh: '只有在检测中和待核验时才能添加或移除附件；需要修改请由核验或签发人员退回。',
    en: 'Attachments change while the work goes on and until it is checked; ask the checker or the issuer to send it back.',
  },
  attachments_full: {
    status: 409,
    zh: '“{name}”没有添加：每件器具（及业务整体）最多{most}个附件，请先移除不需要的附件，或合并为一个PDF。',
    en: '“{name}” was not added: an instrument (and the work as a whole) has at most {most} attachments; remove some, or make one PDF of them.',
  },
  attachment_type: {
    status: 422,
    zh: '“{name}”不是图片或PDF，请添加JPG、PNG、WebP图片或PDF文件。',
    en: '“{name}” is neither an image nor a PDF; add a JPG, PNG or WebP image or a PDF.',
  },
  lookup_failed: {
    status: 404,
    zh: '委托单号或密码不正确，请核对委托单右上角的密码。',
    en: 'Order number or password is not right; see the top right of the order slip.',
  },
  too_many_attempts: {
    status: 429,
    zh: '尝试次数过多，请{seconds}秒后再试。{cost}',
    en: 'Too many attempts; try again in {seconds} seconds. {cost}',
  },
  certificate_not_ready: {
    status: 409,
    zh: '证书正在生成，请稍后再试。',
    en: 'The certificate is being prepared; try again shortly.',
  },
  no_digital_form: {
    status: 404,
    zh: '该证书签发较早，没有数字证书，请下载PDF。',
    en: 'The certificate is older than digital ones; download its PDF.',
  },
  workbook_unreadable: {
    status: 422,
    zh: '无法读取该文件：{reason}',
    en: 'The file cannot be read: {reason}',
  },
  file_required: { status: 422, zh: '请选择要上传的文件。', en: 'Choose a file to upload.' },
  file_too_large: {
    status: 413,
    zh: '文件超过{limit}MB，请压缩或拆分后再上传。',
    en: 'The file is larger than {limit} MB; compress or split it.',
  },
  request_too_slow: {
    status: 408,
    zh: '上传过慢，已中断。请在网络良好时重试。',
    en: 'The upload was too slow and was ended; try again with a better connection.',
  },
  upload_type: {
    status: 422,
    zh: '“{name}”不是可用的文件，请上传JPG、PNG、WebP图片（营业执照也可为PDF）。',
    en: '“{name}” cannot be used; upload a JPG, PNG or WebP image (a licence may be a PDF).',
  },
  upload_broken: {
    status: 422,
    zh: '图片“{name}”已损坏或尺寸过大，请重新拍摄或另存后上传。',
    en: 'The image “{name}” is broken or too large; take it again or save it anew.',
  },
  seal_unusable: {
    status: 422,
    zh: '印章须为PNG图片：背景透明，每边200至4000像素，宽高相近。请重新制作后上传。',
    en: 'A seal is a PNG with a transparent ground, 200 to 4000 pixels each way and about as wide as high; make it anew.',
  },
  file_not_kept: {
    status: 503,
    zh: '文件暂时无法保存，请稍后重试。',
    en: 'The file cannot be kept now; try again later.',
  },
  current_password_wrong: { status: 422, zh: '原密码不正确。', en: 'The current password is not right.' },
  out_of_step: {
    status: 409,
    zh: '预约单与流程记录不一致，请联系督办人员处理。',
    en: 'The order and its workflow disagree; ask a supervisor.',
  },
  wechat_signature: {
    status: 403,
    zh: '签名不正确或已过期，请核对公众号后台填写的Token和服务器时间。',
    en: 'The signature is wrong or too old; compare the token of the account and the time of the server.',
  },
  malformed_request: {
    status: 400,
    zh: '请求格式不正确，无法读取。',
    en: 'The request cannot be read; it is not well-formed.',
  },
  https_required: {
    status: 403,
    zh: '请通过 {url} 登录。如已使用该地址，请管理员检查代理是否发送 X-Forwarded-Proto，以及 TRUST_PROXY 是否包含该代理。',
    en: 'Sign in at {url}. If you did, the operator has to check that the proxy sends X-Forwarded-Proto and that TRUST_PROXY names it.',
  },
  address_not_plain: {
    status: 400,
    zh: '请求地址的写法不规范：不能含有反斜杠、空的路径段、“.”和“..”路径段、编码后的斜杠或控制字符，非ASCII字符须编码。请使用本系统给出的地址。',
    en: 'The address is not in its plain form: no backslash, no empty, “.” or “..” segment, no encoded slash or control character, and everything but ASCII encoded. Use the address as this system gives it.',
  },
  request_too_large: { status: 413, zh: '提交的内容过大，请分次提交。', en: 'The request is too large; split it.' },
  unsupported_media_type: {
    status: 415,
    zh: '请求的内容类型不受支持，请使用application/json。',
    en: 'This content type is not supported; send application/json.',
  },
  method_not_allowed: { status: 405, zh: '该地址不支持此操作。', en: 'This address does not support the method.' },
  foreign_origin: {
    status: 403,
    zh: '请求来自其他网站，已拒绝。请从本系统页面操作。',
    en: 'The request came from another website and was refused.',
  },
  too_much_work: {
    status: 422,
    zh: '处理该请求所需的时间或内存超过上限，请减少内容（如拆分文件、缩小查询范围）后重试。',
    en: 'This takes more time or memory than one request may use; reduce it (split the file, narrow the query) and try again.',
  },
  busy: {
    status: 503,
    zh: '系统繁忙或正在恢复，您的操作未丢失，请稍后重试。',
    en: 'The system is busy or recovering; nothing is lost, please try again shortly.',
  },
  internal: {
    status: 500,
    zh: '系统内部错误，请将编号{id}告知管理员。',
    en: 'Internal error; tell the administrator the id {id}.',
  },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemType = keyof typeof PROBLEMS;

export type ProblemParameters = Readonly<Record<string, string | number>>;

/** The problem's words in the reader's language, with its parameters. */
export function problemDetail(type: ProblemType, parameters: ProblemParameters, language: Language): string {
  return PROBLEMS[type][language].replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? '')).trim();
}

/**
 * A fault of a field before it is put into words: the reader's language is known only when the answer is sent. Without
 * a fault of its own the field has the words of the problem.
 */
export type FieldProblem = FieldFault | { readonly path: string; readonly fault?: Fault };

export interface FieldFault {
  /** Path of the field, e.g. `instruments.3.deliveryMode` or `row 12, 器具编号`. */
  readonly path: string;
  readonly message: string;
}

/** An error of the business rules, for the person who caused it. */
export class DomainProblem extends Error {
  readonly type: ProblemType;
  readonly parameters: ProblemParameters;
  readonly fields: readonly FieldProblem[];

  constructor(
    type: ProblemType,
    parameters: ProblemParameters = {},
    fields: readonly FieldProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(problemDetail(type, parameters, 'en'), options);
    this.name = 'DomainProblem';
    this.type = type;
    this.parameters = parameters;
    this.fields = fields;
  }
}
