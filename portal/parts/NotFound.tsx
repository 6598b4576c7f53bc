import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useWords } from '../words/index.tsx';
import { Empty } from './Empty.tsx';

export function NotFound() {
  const words = useWords();
  return (
    <Empty text={words.notFound}>
      <Button variant="contained" component={Link} to="/">
        {words.backHome}
      </Button>
    </Empty>
  );
}
