import { Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** Shown instead of a page that cannot be displayed, with a link to continue. */
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
