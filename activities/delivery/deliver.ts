import { ApplicationFailure } from '@temporalio/common';
import type { Knex } from 'knex';
import type { MailSender } from '../../domain/mail.ts';
import { DeadAddress, type SmsSender } from '../../domain/sms.ts';
import { beginAttempt, endDelivery, noteFailure, type Outgoing } from '../../store/message/delivery.ts';
import { wordSms } from '../../store/message/template.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';
import type { DeliveryActivities } from '../types.ts';

export interface DeliveryDependencies {
  readonly db: Knex;
  readonly personal: PersonalData;
  readonly sms: SmsSender;
  /** Null if no mail server is configured. */
  readonly mail: MailSender | null;
}

/**
 * Hands one message to the sender of its channel. Every attempt is counted before it is made, and its failure is
 * recorded.
 */
export function deliveryActivities(deps: DeliveryDependencies): DeliveryActivities {
  const { db, personal } = deps;
  return {
    async sendDelivery(id, round = 1) {
      const passage = { id, round };
      const outgoing = await beginAttempt(db, personal, passage);
      if (!outgoing) return;
      try {
        const { providerId } = await send(deps, outgoing);
        await endDelivery(db, passage, { state: 'sent', providerId });
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        if (error instanceof DeadAddress) {
          await endDelivery(db, passage, { state: 'dead', error: words });
          throw ApplicationFailure.nonRetryable(words, 'DeadAddress');
        }
        await noteFailure(db, passage, words);
        throw error;
      }
    },

    async giveUpDelivery(id, round = 1) {
      await endDelivery(db, { id, round }, { state: 'failed' });
    },
  };
}

async function send({ db, sms, mail }: DeliveryDependencies, { id, channel, address, title, text }: Outgoing) {
  if (channel === 'sms') {
    const worded = await wordSms(db, 'notice', { title });
    return sms.send({ mobile: address, reference: id, ...worded });
  }
  if (!mail) throw new Error('no mail server is configured: set SMTP_URL');
  return mail.send({ to: address, subject: title, text, reference: id });
}
