import { type Command, commandDefinition, formOf } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';

const RANK = { primary: 0, neutral: 1, danger: 2 } as const;

/** The commands that staff are offered for the share, what leads on first. */
export function offeredCommands(share: Share): Command[] {
  return share.commands.filter((command) => commandDefinition(command).form !== null).sort((a, b) => rank(a) - rank(b));
}

/** The command that can approve some instruments of an application and not the others. Institutions always decide so. */
export function oneByOneCommand(commands: readonly Command[], order: Order, share: Share): Command | undefined {
  const active = order.items.filter(({ shareId, state }) => shareId === share.id && state === 'active');
  if (order.kind !== 'general' || active.length < 2) return undefined;
  return commands.find((command) => formOf(command, 'mandatory') === 'acceptance');
}

/** The command behind the key A: what leads on. */
export function mainCommand(commands: readonly Command[]): Command | undefined {
  return commands.find((command) => commandDefinition(command).tone === 'primary');
}

/** The command behind the key R: what sends back, but never cancels. */
export function rejectingCommand(commands: readonly Command[]): Command | undefined {
  return commands.find((command) => commandDefinition(command).tone === 'danger' && command !== 'cancel');
}

function rank(command: Command): number {
  return RANK[commandDefinition(command).tone] + (command === 'cancel' ? 1 : 0);
}
