import { createTheme } from '@mui/material/styles';
import { STILL_WHERE_ASKED, transitionsAsAsked } from '../web/motion.ts';

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

export const theme = createTheme({
  palette: {
    primary: { main: '#0b5a7a' },
    secondary: { main: '#8a5a00' },
    // Dark enough for small text on white and on the rows' colours (contrast 4.5:1).
    info: { main: '#02659e' },
    warning: { main: '#9a4d00', contrastText: '#ffffff' },
    error: { main: '#b3261e' },
    success: { main: '#1f6b2b' },
    background: { default: '#f4f6f8' },
    text: { primary: '#1c2730', secondary: '#4d5b66' },
  },
  shape: { borderRadius: 6 },
  transitions: transitionsAsAsked(),
  typography: {
    fontFamily: FONT,
    fontSize: 14,
    h1: { fontSize: '1.5rem', fontWeight: 600 },
    h2: { fontSize: '1.15rem', fontWeight: 600 },
    button: { textTransform: 'none' },
  },
  components: {
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiPaper: { defaultProps: { variant: 'outlined' } },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiTableCell: { styleOverrides: { head: { fontWeight: 600, whiteSpace: 'nowrap' } } },
    MuiCssBaseline: {
      styleOverrides: {
        ...STILL_WHERE_ASKED,
        ':focus-visible': { outline: '2px solid #0b5a7a', outlineOffset: 2 },
        '@media print': { 'header, nav, footer, .no-print': { display: 'none !important' } },
      },
    },
  },
});
