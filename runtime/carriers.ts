/** The senders of SMS and e-mail, by the configuration; only configured ones are loaded. */
import type { Knex } from 'knex';
import { keptSms } from '../activities/delivery/kept-sms.ts';
import type { MailSender } from '../domain/mail.ts';
import type { SmsSender } from '../domain/sms.ts';
import type { PersonalData } from '../store/personal-data/sealing.ts';
import { type Config, requireCarriers } from './config.ts';

export async function smsSender(config: Config, db: Knex, personal: PersonalData): Promise<SmsSender> {
  requireCarriers(config);
  if (config.SMS_PROVIDER !== 'aliyun') return keptSms(db, personal, { production: config.PRODUCTION });
  const { aliyunSms } = await import('../activities/delivery/aliyun-sms.ts');
  return aliyunSms({
    accessKeyId: config.ALIYUN_ACCESS_KEY_ID ?? '',
    accessKeySecret: config.ALIYUN_ACCESS_KEY_SECRET ?? '',
    signName: config.ALIYUN_SMS_SIGN_NAME ?? '',
    templates: {
      verification_code: config.ALIYUN_SMS_TEMPLATE_CODE ?? '',
      notice: config.ALIYUN_SMS_TEMPLATE_NOTICE ?? '',
    },
    endpoint: config.ALIYUN_SMS_ENDPOINT,
  });
}

export async function mailSender(config: Config): Promise<MailSender | null> {
  requireCarriers(config);
  if (!config.SMTP_URL) return null;
  const { smtpMail } = await import('../activities/delivery/smtp-mail.ts');
  return smtpMail({ url: config.SMTP_URL, from: config.MAIL_FROM ?? '' });
}
