import useMediaQuery from '@mui/material/useMediaQuery';

/** Whether the screen is a phone's: wide tables become lines of their own. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width:700px)');
}
