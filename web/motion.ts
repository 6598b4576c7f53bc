const STILL = { shortest: 0, shorter: 0, short: 0, standard: 0, complex: 0, enteringScreen: 0, leavingScreen: 0 };

/**
 * Transitions of a theme: none for people who have asked their system for less motion (WCAG 2.3.3), otherwise the
 * default ones (an empty object). Read once, when the interface is loaded.
 */
export function transitionsAsAsked() {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return still ? { duration: STILL, create: () => 'none' } : {};
}

/** The same in CSS, for everything outside the theme: it follows the setting at once. */
export const STILL_WHERE_ASKED = {
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animation: 'none !important', transition: 'none !important' },
  },
};
