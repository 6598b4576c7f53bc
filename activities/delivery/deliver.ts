import { ApplicationFailure } from '@temporalio/common';
import type { Knex } from 'knex';
import { beginAttempt, endDelivery, noteFailure } from '../../store/message/delivery.ts';
import type { PersonalData } from '../../store/personal-data/sealing.ts';
import type { DeliveryActivities } from '../types.ts';
import { DeadAddress, type Senders } from './sender.ts';

export interface DeliveryDependencies {
  readonly db: Knex;
  readonly personal: PersonalData;
  readonly senders: Senders;
}

/**
 * Hands one message to the sender of its channel. Every attempt is counted before it is made, and its failure is
 * recorded.
 */
export function deliveryActivities({ db, personal, senders }: DeliveryDependencies): DeliveryActivities {
  return {
    async sendDelivery(id, round = 1) {
      const delivery = { id, round };
      const outgoing = await beginAttempt(db, personal, delivery);
      if (!outgoing) return;
      try {
        const sender = senders[outgoing.channel];
        if (!sender) throw new Error(`no provider is configured for the channel ${outgoing.channel}`);
        const { providerId } = await sender.send({ ...outgoing, reference: id });
        await endDelivery(db, delivery, { state: 'sent', providerId });
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        if (error instanceof DeadAddress) {
          await endDelivery(db, delivery, { state: 'dead', error: words });
          throw ApplicationFailure.nonRetryable(words, 'DeadAddress');
        }
        await noteFailure(db, delivery, words);
        throw error;
      }
    },

    async giveUpDelivery(id, round = 1) {
      await endDelivery(db, { id, round }, { state: 'failed' });
    },
  };
}
