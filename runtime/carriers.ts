/** Who carries text messages and e-mail, as the configuration says. */
import type { Knex } from 'knex';
import { aliyunSms } from '../activities/delivery/aliyun-sms.ts';
import { keptSms } from '../activities/delivery/kept-sms.ts';
import { smtpMail } from '../activities/delivery/smtp-mail.ts';
import type { MailSender } from '../domain/mail.ts';
import type { SmsSender } from '../domain/sms.ts';
import type { PersonalData } from '../store/personal-data.ts';
import { type Config, requireCarriers } from './config.ts';

export function smsSender(config: Config, db: Knex, personal: PersonalData): SmsSender {
  requireCarriers(config);
  if (config.SMS_PROVIDER !== 'aliyun') return keptSms(db, personal, { production: config.PRODUCTION });
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

export function mailSender(config: Config): MailSender | null {
  requireCarriers(config);
  return config.SMTP_URL ? smtpMail({ url: config.SMTP_URL, from: config.MAIL_FROM ?? '' }) : null;
}
