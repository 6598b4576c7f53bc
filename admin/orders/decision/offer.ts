import { type Command, commandDefinition } from '../../../domain/command.ts';
import type { Order, OrderKind } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';

export type Way =
  | 'with_acceptance'
  | 'with_institution'
  | 'at_once'
  | 'with_notes'
  | 'with_schedule'
  | 'with_results'
  | 'with_confirmation';

const SPECIAL: Partial<Record<Command, Way>> = {
  schedule: 'with_schedule',
  reschedule: 'with_schedule',
  submit_results: 'with_results',
  issue: 'with_confirmation',
  forward: 'with_institution',
};

const RANK = { primary: 0, neutral: 1, danger: 2 } as const;

/** How a command is given: with a dialog, or at once. */
export function wayOf(command: Command, kind: OrderKind): Way {
  if (command === 'approve_first_review' && kind === 'mandatory') return 'with_acceptance';
  return SPECIAL[command] ?? (commandDefinition(command).notesRequired ? 'with_notes' : 'at_once');
}

/** The commands that staff are offered for the share, what leads on first. */
export function offeredCommands(share: Share): Command[] {
  return share.commands
    .filter((command) => commandDefinition(command).roles.some((role) => role !== 'customer'))
    .sort((a, b) => rank(a) - rank(b));
}

/** Whether some instruments of an application can be approved and the others not. Institutions always decide so. */
export function reviewsOneByOne(commands: readonly Command[], order: Order, share: Share): boolean {
  const active = order.items.filter(({ shareId, state }) => shareId === share.id && state === 'active');
  return order.kind === 'general' && commands.includes('approve_first_review') && active.length > 1;
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
