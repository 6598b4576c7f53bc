/** Text messages: what is said, and what the rest of the product asks of whoever carries them. */

export const SMS_TEMPLATES = {
  verification_code: '您的验证码为{code}，{minutes}分钟内有效，请勿告知他人。',
  notice: '{title}，详情请登录平台查看。',
} as const;

export type SmsTemplate = keyof typeof SMS_TEMPLATES;

export interface SmsMessage {
  readonly mobile: string;
  readonly template: SmsTemplate;
  /** What fills the template's places. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Unique to the message; the same again is the same message, where the provider can tell. */
  readonly reference: string;
}

export interface SmsSender {
  /**
   * What becomes of a one-time code: it is sent; it is kept where an administrator reads it, for trials; or none can be
   * given, because messages are only kept and the system is in real use.
   */
  readonly codes: 'sent' | 'kept' | 'none';
  /**
   * Hands the message to the provider; answers the provider's own id of it, if it has one.
   * @throws DeadAddress if the number can never be reached; any other error may pass
   */
  send(message: SmsMessage): Promise<{ readonly providerId: string | null }>;
}

/** The address itself is wrong or refused for good: sending again is of no use. */
export class DeadAddress extends Error {
  override readonly name = 'DeadAddress';
}

/** The words of a message, its places filled in. */
export function smsText({ template, parameters }: Pick<SmsMessage, 'template' | 'parameters'>): string {
  return SMS_TEMPLATES[template].replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
}
