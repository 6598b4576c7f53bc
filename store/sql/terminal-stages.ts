import { stagesWhere } from '../../domain/stage.ts';
import { sqlNames } from './names.ts';

/** The stages in which nothing more happens to a share. */
export const TERMINAL_STAGES = stagesWhere(({ terminal }) => terminal);

/** The share `s` is not over: in words that the partial indexes of open shares are made of. */
export const SHARE_IS_OPEN = `s.stage not in (${sqlNames(TERMINAL_STAGES)})`;
