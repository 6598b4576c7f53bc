import { type Command, commandDefinition, formOf } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';

const RANK = { primary: 0, neutral: 1, danger: 2 } as const;

/** The commands that staff can give for the share; the one that moves it forward comes first. */
export function offeredCommands(share: Share): Command[] {
  return share.commands.filter((command) => commandDefinition(command).form !== null).sort((a, b) => rank(a) - rank(b));
}

/**
 * The command that can approve single instruments of an application. Institutions always decide about single
 * instruments.
 */
export function oneByOneCommand(commands: readonly Command[], order: Order, share: Share): Command | undefined {
  const active = order.items.filter(({ shareId, state }) => shareId === share.id && state === 'active');
  if (order.kind !== 'general' || active.length < 2) return undefined;
  return commands.find((command) => formOf(command, 'mandatory') === 'acceptance');
}

/** The command for the key A: the one that moves the share forward. */
export function mainCommand(commands: readonly Command[]): Command | undefined {
  return commands.find((command) => commandDefinition(command).tone === 'primary');
}

/** The command for the key R: the one that sends the share back, never the one that cancels it. */
export function rejectingCommand(commands: readonly Command[]): Command | undefined {
  return commands.find((command) => commandDefinition(command).tone === 'danger' && command !== 'cancel');
}

function rank(command: Command): number {
  return RANK[commandDefinition(command).tone] + (command === 'cancel' ? 1 : 0);
}
