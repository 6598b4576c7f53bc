import { STAGE_NAMES, STAGES } from '../domain/stage.ts';

/** The stages in which nothing more happens to a share. */
export const TERMINAL_STAGES = STAGE_NAMES.filter((stage) => STAGES[stage].terminal);
