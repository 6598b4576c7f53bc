/** The interface of senders: each channel has one, which uses the provider configured for it. */
import type { Channel } from '../../domain/channel.ts';

export interface OutgoingMessage {
  readonly address: string;
  readonly title: string;
  readonly text: string;
  /** Unique to the message; a retry has the same, by which some providers recognise it. */
  readonly reference: string;
}

export interface Sender {
  /**
   * Hands the message to the provider; returns the provider's id of it, if it has one.
   * @throws DeadAddress if the address is permanently unreachable; any other error may be temporary
   */
  send(message: OutgoingMessage): Promise<{ readonly providerId: string | null }>;
}

/** Null if no provider is configured. */
export type Senders = Readonly<Record<Channel, Sender | null>>;

/** The address itself is wrong or permanently refused: sending again is useless. */
export class DeadAddress extends Error {
  override readonly name = 'DeadAddress';
}
