/** The properties of every dialog that gives a command. */
import type { Command } from '../../../domain/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import type { CommandInput } from './useDecision.ts';

export interface DecisionDialogProps {
  command: Command;
  order: Order;
  share: Share;
  /** Gives the command, or another one that follows from the input; returns the error, or null. */
  onSubmit: (body: CommandInput, command?: Command) => Promise<Error | null>;
  onClose: () => void;
}
