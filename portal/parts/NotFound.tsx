import Button from '@mui/material/Button';
import { useWords } from '../words/index.tsx';
import { Empty } from './Empty.tsx';
import { Title } from './Title.tsx';

export function NotFound() {
  const words = useWords();
  return (
    <>
      <Title text={words.notFound} />
      <Empty text={words.notFoundLead}>
        <Button variant="contained" href="/">
          {words.backHome}
        </Button>
      </Empty>
    </>
  );
}
