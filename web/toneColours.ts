import type { StageDefinition } from '../domain/stage/definition.ts';

/** The theme's colours for the tones of stages and states. */
export const TONE_COLOURS = {
  neutral: 'default',
  waiting: 'info',
  attention: 'warning',
  refused: 'error',
  working: 'primary',
  done: 'success',
  closed: 'default',
} as const satisfies Record<StageDefinition['tone'], string>;
