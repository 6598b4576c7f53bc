import type { Knex } from 'knex';
import { SMS_TEMPLATES, type SmsSender } from '../../domain/sms.ts';
import { keepDelivery } from '../../store/message/delivery.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';

/**
 * Stores SMS in the database, where an administrator reads them: the default without a provider. One-time codes are
 * stored in trials only, never in production.
 */
export function databaseSms(db: Knex, personal: PersonalData, options: { readonly production: boolean }): SmsSender {
  return {
    approves: false,
    codes: options.production ? 'none' : 'kept',
    async send(message) {
      const isCode = message.template === 'verification_code';
      const text = isCode && options.production ? null : message.text;
      const title = isCode ? SMS_TEMPLATES.verification_code.zh : '';
      await keepDelivery(db, personal, { channel: 'sms', address: message.mobile, title, text });
      return { providerId: null };
    },
  };
}
