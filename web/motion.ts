const STILL = { shortest: 0, shorter: 0, short: 0, standard: 0, complex: 0, enteringScreen: 0, leavingScreen: 0 };

/**
 * Transitions of a theme: none for who asks their system for less motion (WCAG 2.3.3), the usual ones – an empty object – for
 * all others. Read once, when the interface is loaded.
 */
export function transitionsAsAsked() {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return still ? { duration: STILL, create: () => 'none' } : {};
}

/** The same in CSS, for what no theme knows of: it follows the setting at once. */
export const STILL_WHERE_ASKED = {
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animation: 'none !important', transition: 'none !important' },
  },
};
