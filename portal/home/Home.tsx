import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { Title } from '../parts/Title.tsx';
import { useSession } from '../session/index.tsx';
import { useWords } from '../words/index.tsx';

export function Home() {
  const words = useWords();
  const { me } = useSession();
  const cards = [
    [words.home.cards.order, me ? '/my/orders/new' : '/sign-in', words.home.online],
    [words.home.cards.certificate, '/lookup', words.nav.lookup],
    [words.home.cards.notices, '/notices', words.nav.notices],
    [words.home.cards.guides, '/guides', words.nav.guides],
  ] as const;
  return (
    <>
      <Title text={words.home.title} lead={words.home.lead} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {cards.map(([[title = '', text = ''], to, action]) => (
          <Paper
            key={title}
            sx={{ p: 2.5, display: 'flex', flexDirection: 'column', gap: 1, alignItems: 'flex-start' }}
          >
            <Typography variant="h2">{title}</Typography>
            <Typography color="text.secondary" sx={{ flexGrow: 1 }}>
              {text}
            </Typography>
            <Button variant="contained" component={Link} to={to}>
              {action}
            </Button>
          </Paper>
        ))}
      </Box>
    </>
  );
}
