/** How the way to a visit looks beside the visit itself. */
export const HATCHED = {
  backgroundImage: 'repeating-linear-gradient(-45deg, rgba(127, 127, 127, 0.18) 0 5px, transparent 5px 10px)',
} as const;
