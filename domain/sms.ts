/** SMS: their templates, and the interface that a sender implements. */
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
  /** The values of the template's places. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The rendered text. */
  readonly text: string;
  /** The provider's code of the approved text, if the centre uses its own wording. */
  readonly approvedAs: string | null;
  /** Unique to the message: an equal reference means the same message, if the provider recognises it. */
  readonly reference: string;
}

export interface SmsSender {
  /** Whether the provider sends only texts that it has approved, identified by its own codes. */
  readonly approves: boolean;
  /**
   * How people get a one-time code: it is sent; it is stored, for an administrator to read (trials); or there are
   * none, because SMS are only stored and the system is in production.
   */
  readonly codes: 'sent' | 'kept' | 'none';
  /**
   * Hands the message to the provider; returns the provider's id of it, if it has one.
   * @throws DeadAddress if the number is permanently unreachable; any other error may be temporary
   */
  send(message: SmsMessage): Promise<{ readonly providerId: string | null }>;
}
