/** Text messages: what is said, and what the rest of the product asks of whoever carries them. */
import type { Template } from './notice.ts';

export const SMS_TEMPLATES = {
  verification_code: {
    zh: '短信验证码',
    en: 'Code by SMS',
    to: 'individual',
    title: '',
    body: '您的验证码为{{code}}，{{minutes}}分钟内有效，请勿告知他人。',
    needs: ['code', 'minutes'],
    offers: [],
  },
  notice: {
    zh: '消息的短信通知',
    en: 'Messages by SMS',
    to: 'customer',
    title: '',
    body: '{{title}}，详情请登录平台查看。',
    needs: ['title'],
    offers: [],
  },
} as const satisfies Record<string, Template>;

export type SmsTemplate = keyof typeof SMS_TEMPLATES;

export interface SmsMessage {
  readonly mobile: string;
  readonly template: SmsTemplate;
  /** What fills the template's places. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The words of the message. */
  readonly text: string;
  /** The provider's code of the text that it has approved, where the centre has words of its own. */
  readonly approvedAs: string | null;
  /** Unique to the message; the same again is the same message, where the provider can tell. */
  readonly reference: string;
}

export interface SmsSender {
  /** Whether the provider sends texts that it has approved, by its own code of each, and no others. */
  readonly approves: boolean;
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
