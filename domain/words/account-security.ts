/**
 * The words about proof and second factor, for both interfaces. A file of its own, because they belong to pages that
 * are loaded when they are opened.
 */
export const ACCOUNT_SECURITY = {
  ownPassword: { zh: '您的登录密码', en: 'Your own password' },
  code: { zh: '动态验证码', en: 'Code of your authenticator app' },
  codeHint: { zh: '手机验证器中的6位数字，或备用码', en: '6 digits, or a recovery code' },
  whyAddresses: {
    zh: '手机号、邮箱可用于重置密码，修改须验证登录密码。保存后通知原手机号和邮箱，其他设备将退出登录。',
    en: 'A forgotten password is replaced through these, so changing them takes your password. The former number and e-mail are told, and other devices are signed out.',
  },
  whyFactor: {
    zh: '开通须验证登录密码，以确认是您本人操作。',
    en: 'Switching it on takes your password, so that nobody does it for you.',
  },
  whyStaff: {
    zh: '新增人员，重置密码，修改邮箱，增加岗位或重新启用账号时，须验证您本人的密码；变更会通知该人员。',
    en: 'A new person, another password or e-mail, a further duty or an account enabled again take your own password; the person is told.',
  },
  title: { zh: '动态验证码（两步验证）', en: 'Second factor' },
  off: {
    zh: '登录时除密码外再验证手机验证器中的动态码，密码泄露也不会被他人登录。',
    en: 'Signing in then takes a code of your authenticator app too: a stolen password alone is worth nothing.',
  },
  on: { zh: '已开通。登录时需要输入动态验证码。', en: 'On. Signing in takes a code of your authenticator app.' },
  begin: { zh: '开通', en: 'Switch on' },
  scan: {
    zh: '用手机验证器扫描二维码，或手工输入密钥，然后输入显示的6位验证码。',
    en: 'Scan the picture with your authenticator app, or type in the secret; then enter the 6 digits it shows.',
  },
  secret: { zh: '密钥', en: 'Secret' },
  confirm: { zh: '确认开通', en: 'Confirm' },
  codesTitle: { zh: '请保存备用码', en: 'Keep your recovery codes' },
  codesText: {
    zh: '手机丢失时，可用备用码登录，每个只能用一次。备用码只显示这一次。',
    en: 'They sign you in if you lose your phone, each one once. They are shown this once only.',
  },
  copy: { zh: '复制备用码', en: 'Copy the codes' },
  saved: { zh: '我已保存', en: 'I have kept them' },
  switchOff: { zh: '关闭', en: 'Switch off' },
  doneOff: { zh: '动态验证码已关闭', en: 'The second factor is off' },
  reset: { zh: '重置动态验证码', en: 'Reset the second factor' },
  resetText: {
    zh: '该人员手机丢失时使用：重置后只需密码即可登录，其设备将退出登录，并通知该人员。',
    en: 'For somebody who lost their phone: the password alone signs them in then. Their devices are signed out and they are told.',
  },
  resetDone: { zh: '已重置', en: 'Reset' },
  forcedTitle: { zh: '请先开通动态验证码', en: 'Switch on your second factor first' },
  forcedText: {
    zh: '管理员、签发人和督办须使用动态验证码登录，开通后才能继续使用。',
    en: 'Administrators, issuers and supervisors sign in with a second factor; switch it on to go on.',
  },
} as const;
