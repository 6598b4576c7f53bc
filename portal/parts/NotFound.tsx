import Button from '@mui/material/Button';
import { useT } from '../words/index.tsx';
import { Empty } from './Empty.tsx';
import { Title } from './Title.tsx';

export function NotFound() {
  const t = useT();
  return (
    <>
      <Title text={t('notFound')} />
      <Empty text={t('notFoundLead')}>
        <Button variant="contained" href="/">
          {t('backHome')}
        </Button>
      </Empty>
    </>
  );
}
