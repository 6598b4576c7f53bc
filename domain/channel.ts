/**
 * The ways by which a message reaches people outside the product (requirement A13). The message itself is what they find
 * in the product, among their messages: it is no channel, needs no address and is never delivered. A channel carries the
 * message, or a short text that leads to it, to an address of its own.
 *
 * A channel is the way (`sms`), its sender the code that sends by it (`activities/delivery/`), its provider the service
 * that is configured for it (`runtime/senders.ts`).
 */
import type { z } from 'zod';
import { Email } from './contract/common.ts';
import { maskedEmail, maskedMobile } from './masking.ts';
import { RECEIVER_NAMES, type Receiver } from './receiver.ts';

export interface ChannelDefinition {
  readonly zh: string;
  readonly en: string;
  /** What an address of it is called in a message. */
  readonly addressZh: string;
  /** The people it reaches, if they have an address there. */
  readonly receivers: readonly Receiver[];
  /** What it carries: the message, or the short text that leads to it (SMS template `notice`). */
  readonly carries: 'message' | 'notice';
  /** Whether its messages are stored for an administrator if there is no provider; otherwise none are created. */
  readonly keptWithoutProvider: boolean;
  /** The address as administrators see it. */
  readonly mask: (address: string) => string;
  /** The address that administrators give a member of staff; null where staff have none. */
  readonly staffAddress: StaffAddress | null;
}

export interface StaffAddress {
  /** Its name in the API. */
  readonly field: string;
  /** Takes the empty text too: no address. */
  readonly schema: z.ZodType<string, string | undefined>;
  readonly input: 'email' | 'text';
  readonly zh: string;
  readonly en: string;
  readonly help: { readonly zh: string; readonly en: string };
}

export const CHANNELS = {
  sms: {
    zh: '短信',
    en: 'SMS',
    addressZh: '手机号',
    receivers: ['customer', 'individual', 'institution', 'person'],
    carries: 'notice',
    keptWithoutProvider: true,
    mask: maskedMobile,
    staffAddress: null,
  },
  mail: {
    zh: '邮件',
    en: 'E-mail',
    addressZh: '邮箱',
    receivers: RECEIVER_NAMES,
    carries: 'message',
    keptWithoutProvider: false,
    mask: maskedEmail,
    staffAddress: {
      field: 'email',
      schema: Email,
      input: 'email',
      zh: '邮箱',
      en: 'E-mail',
      help: {
        zh: '可不填。填写后，发给本人的消息同时发到该邮箱；督办人员离开电脑也能得知业务卡住',
        en: 'Optional. Messages to this person go there too, so that a supervisor hears of stuck work away from the desk',
      },
    },
  },
} as const satisfies Record<string, ChannelDefinition>;

export type Channel = keyof typeof CHANNELS;
export const CHANNEL_NAMES = Object.keys(CHANNELS) as [Channel, ...Channel[]];

export function channel(name: Channel): ChannelDefinition {
  return CHANNELS[name];
}
