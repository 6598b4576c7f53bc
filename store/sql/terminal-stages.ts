import { STAGE_NAMES, STAGES } from '../../domain/stage.ts';

/** The stages in which nothing more happens to a share. */
export const TERMINAL_STAGES = STAGE_NAMES.filter((stage) => STAGES[stage].terminal);

/** The share `s` is not over: in words that the partial indexes of open shares are made of. */
export const SHARE_IS_OPEN = `s.stage not in (${TERMINAL_STAGES.map((stage) => `'${stage}'`).join(', ')})`;
