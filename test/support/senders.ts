import type { Senders } from '../../activities/delivery/sender.ts';
import { CHANNEL_NAMES } from '../../domain/channel.ts';

/** A system without any provider. */
export const NO_SENDERS = Object.fromEntries(CHANNEL_NAMES.map((name) => [name, null])) as Senders;
