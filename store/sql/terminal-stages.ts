import { stagesWhere } from '../../domain/stage.ts';
import { sqlNames } from './names.ts';

/** The stages in which a share is over. */
export const TERMINAL_STAGES = stagesWhere(({ terminal }) => terminal);

/** Share `s` is not over; the text equals the condition of the partial indexes of open shares. */
export const SHARE_IS_OPEN = `s.stage not in (${sqlNames(TERMINAL_STAGES)})`;
