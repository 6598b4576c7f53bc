import useMediaQuery from '@mui/material/useMediaQuery';

/** Whether the screen is a phone's: wide tables are then displayed as cards or lines. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width:700px)');
}
