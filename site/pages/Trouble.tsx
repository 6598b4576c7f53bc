import { Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** What stands where a page should be, and the way on. */
export function Trouble({ title, text }: { title: string; text: string }) {
  const { words } = useReader();
  return (
    <>
      <Heading text={title} />
      <div className="sheet">
        <p role="alert">{text}</p>
        <p>
          <a className="button" href="?">
            {words.retry}
          </a>{' '}
          <a href="/">{words.backHome}</a>
        </p>
      </div>
    </>
  );
}
