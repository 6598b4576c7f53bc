import type { SmsSender } from '../../domain/sms.ts';
import { wordSms } from '../../store/message/template.ts';
import type { Reader } from '../../store/sql/database.ts';
import type { Sender } from './sender.ts';

/** Messages by SMS: a short text that leads to the message, in the words of the template `notice`. */
export function smsNotice(db: Reader, sms: SmsSender): Sender {
  return {
    async send({ address, title, reference }) {
      const worded = await wordSms(db, 'notice', { title });
      return sms.send({ mobile: address, reference, ...worded });
    },
  };
}
