/** Occasions on which a reason is written, each with its own library of standard reasons (requirement E3). */
export const REASON_OCCASIONS = {
  first_review: { zh: '初审否决、不予受理', en: 'Rejection at first review' },
  second_review: { zh: '二审否决', en: 'Rejection at second review' },
  send_back: { zh: '结果退回', en: 'Results sent back' },
  forward: { zh: '转交其他机构', en: 'Forwarding' },
  cancel: { zh: '取消预约', en: 'Cancelling' },
  registration: { zh: '注册审核不通过', en: 'Registration rejected' },
  authorisation_end: { zh: '终止授权', en: 'Authorisation ended' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type ReasonOccasion = keyof typeof REASON_OCCASIONS;
export const REASON_OCCASION_NAMES = Object.keys(REASON_OCCASIONS) as [ReasonOccasion, ...ReasonOccasion[]];
