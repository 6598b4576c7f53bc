import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import type SvgIcon from '@mui/material/SvgIcon';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';

interface EntryCardProps {
  readonly icon: typeof SvgIcon;
  readonly words: { readonly title: string; readonly text: string };
  readonly to: string;
}

/** An entry of the home page: the whole card is the link. */
export function EntryCard({ icon: Icon, words, to }: EntryCardProps) {
  return (
    <Paper
      component={Link}
      to={to}
      sx={{
        p: 2.5,
        display: 'flex',
        gap: 2,
        color: 'inherit',
        textDecoration: 'none',
        transition: 'border-color 120ms',
        '&:hover': { borderColor: 'primary.main' },
      }}
    >
      <Icon aria-hidden color="primary" sx={{ fontSize: 36 }} />
      <Box>
        <Typography variant="h2" component="h2" gutterBottom>
          {words.title}
        </Typography>
        <Typography color="text.secondary">{words.text}</Typography>
      </Box>
    </Paper>
  );
}
