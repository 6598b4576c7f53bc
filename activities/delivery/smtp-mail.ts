import { createTransport } from 'nodemailer';
import { DeadAddress, type Sender } from './sender.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:port`, or `smtps://…`. */
  readonly url: string;
  readonly from: string;
}

const TIMEOUT = 15_000;
/** Mailbox unavailable, not local, or name not allowed (RFC 5321 §4.2.3): permanent. */
const DEAD = new Set([550, 551, 553]);

/** E-mail by SMTP. A retry has the same Message-ID, by which mail servers and programs recognise it. */
export function smtpMail({ url, from }: SmtpOptions): Sender {
  const transport = createTransport(url, { from });
  const timeouts = { connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT };
  Object.assign(transport.options, timeouts);
  const domain = from.match(/@([^\s>]+)/)?.[1] ?? 'localhost';
  return {
    async send({ address, title, text, reference }) {
      try {
        const sent = await transport.sendMail({
          to: address,
          subject: title,
          text,
          messageId: `<${reference}@${domain}>`,
        });
        return { providerId: sent.response?.slice(0, 200) ?? null };
      } catch (error) {
        const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
        if (DEAD.has(code))
          throw new DeadAddress(error instanceof Error ? error.message : String(error), { cause: error });
        throw error;
      }
    },
  };
}
