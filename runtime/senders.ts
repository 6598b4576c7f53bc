/** The senders of all channels, with the providers in the configuration; the code of others is not loaded. */
import type { Knex } from 'knex';
import { databaseSms } from '../activities/delivery/database-sms.ts';
import type { Sender, Senders } from '../activities/delivery/sender.ts';
import { smsNotice } from '../activities/delivery/sms-notice.ts';
import type { SmsSender } from '../domain/sms.ts';
import type { PersonalData } from '../store/personal-data/sealing.ts';
import { type Config, requireProviders } from './config.ts';

/** One sender for each channel. */
export async function openSenders(config: Config, db: Knex): Promise<Senders> {
  requireProviders(config);
  const sms = await smsProvider(config);
  return { sms: sms && smsNotice(db, sms), mail: await mail(config) };
}

/** The sender of one-time codes. */
export async function smsSender(config: Config, db: Knex, personal: PersonalData): Promise<SmsSender> {
  requireProviders(config);
  return (await smsProvider(config)) ?? databaseSms(db, personal, { production: config.PRODUCTION });
}

async function smsProvider(config: Config): Promise<SmsSender | null> {
  if (config.SMS_PROVIDER === 'database') return null;
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

async function mail({ SMTP_URL, MAIL_FROM = '' }: Config): Promise<Sender | null> {
  if (!SMTP_URL) return null;
  const { smtpMail } = await import('../activities/delivery/smtp-mail.ts');
  return smtpMail({ url: SMTP_URL, from: MAIL_FROM });
}
