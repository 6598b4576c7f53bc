/** The pattern that distinguishes travel from the visit. */
export const HATCHED = {
  backgroundImage: 'repeating-linear-gradient(-45deg, rgba(127, 127, 127, 0.18) 0 5px, transparent 5px 10px)',
} as const;
