import { Title } from 'react-admin';
import { useSay } from '../words/useSay.ts';

/** The page's title in the app bar and in the browser's tab. */
export function PageTitle({ title }: { title: string }) {
  const say = useSay();
  return (
    <>
      <title>{`${title} · ${say('brand')}`}</title>
      <Title title={<span>{title}</span>} preferenceKey={false} />
    </>
  );
}
