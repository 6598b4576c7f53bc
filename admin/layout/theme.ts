import { deepmerge } from '@mui/utils';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';
import { STILL_WHERE_ASKED, transitionsAsAsked } from '../../web/motion.ts';

/** Chinese fonts of the operating systems; nothing is downloaded. */
const FONTS = [
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  '"PingFang SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  'sans-serif',
].join(',');

const common: RaThemeOptions = {
  typography: {
    fontFamily: FONTS,
    fontSize: 13.5,
    h5: { fontSize: '1.35rem', fontWeight: 600 },
    h6: { fontSize: '1.1rem', fontWeight: 600 },
    subtitle1: { fontWeight: 600 },
    button: { textTransform: 'none' },
    overline: { letterSpacing: 0, textTransform: 'none' },
  },
  shape: { borderRadius: 6 },
  transitions: transitionsAsAsked(),
  sidebar: { width: 216, closedWidth: 52 },
  components: {
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiTextField: { defaultProps: { variant: 'outlined' } },
    MuiFormControl: { defaultProps: { variant: 'outlined' } },
    MuiTableCell: { styleOverrides: { head: { fontWeight: 600, whiteSpace: 'nowrap' } } },
    MuiListItemIcon: { styleOverrides: { root: { minWidth: 36 } } },
    MuiChip: { styleOverrides: { root: { borderRadius: 4 } } },
    RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
    RaTopToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
    RaListToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
    MuiCssBaseline: { styleOverrides: STILL_WHERE_ASKED },
  },
};

export const lightTheme: RaThemeOptions = deepmerge(
  deepmerge(defaultLightTheme, {
    palette: {
      primary: { main: '#155e75' },
      secondary: { main: '#155e75' },
      info: { main: '#0369a1' },
      warning: { main: '#b45309', contrastText: '#fff' },
      success: { main: '#15803d' },
      error: { main: '#b91c1c' },
      background: { default: '#f4f6f8' },
    },
  }),
  common,
);

export const darkTheme: RaThemeOptions = deepmerge(
  deepmerge(defaultDarkTheme, {
    palette: {
      primary: { main: '#67c1d9' },
      secondary: { main: '#67c1d9' },
      background: { default: '#12181d', paper: '#1a2228' },
    },
  }),
  common,
);
