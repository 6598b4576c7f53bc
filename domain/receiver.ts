/** To whom notices are addressed. */
export const RECEIVERS = {
  customer: { zh: '企业', en: 'Customers' },
  individual: { zh: '个人', en: 'Individuals' },
  institution: { zh: '机构', en: 'Institutions' },
  person: { zh: '账号本人', en: 'The owner of an account' },
  staff: { zh: '工作人员', en: 'Staff' },
} as const;
export type Receiver = keyof typeof RECEIVERS;
export const RECEIVER_NAMES = Object.keys(RECEIVERS) as [Receiver, ...Receiver[]];
