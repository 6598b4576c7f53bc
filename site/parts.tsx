/** Small components of the public pages. */
import type { ReactNode } from 'react';
import { useReader } from './reader.ts';

export type Facts = readonly (readonly [name: string, value: ReactNode])[];

export function Heading({ text, lead, children }: { text: string; lead?: string; children?: ReactNode }) {
  return (
    <div className="heading">
      <div>
        <h1>{text}</h1>
        {lead && <p className="quiet">{lead}</p>}
      </div>
      {children}
    </div>
  );
}

/** The steps of an application, based on the manual's part 4. */
export function Steps({ isUpright = false }: { isUpright?: boolean }) {
  const { guides } = useReader().words;
  return (
    <section className="sheet">
      <h2>{guides.steps}</h2>
      <ol className={isUpright ? 'steps upright' : 'steps'}>
        {guides.step.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <span className="quiet">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function FactTable({ facts }: { facts: Facts }) {
  return (
    <table className="facts">
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Why it did not work, in words, and at which field. */
export function Fault({ text, id }: { text: string | null; id?: string }) {
  return (
    text && (
      <p className="fault" role="alert" id={id}>
        {text}
      </p>
    )
  );
}

/** A word for a state; the colour only repeats it. */
export function Chip({ tone, children }: { tone: string; children: ReactNode }) {
  return <span className={`chip ${tone}`}>{children}</span>;
}

/** The reader's place in a list, and links to other pages; `query` contains the search. */
export function Pager({ page, perPage, total, query }: PagerProps) {
  const { words, address } = useReader();
  const pages = Math.max(1, Math.ceil(total / perPage));
  const to = (wanted: number) => {
    const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
    if (wanted > 1) parameters.set('page', String(wanted));
    return `${address.split('?')[0]}${parameters.size > 0 ? `?${parameters}` : ''}`;
  };
  return (
    <nav className="pager" aria-label={words.pages}>
      <span>{words.total(total)}</span>
      {pages > 1 && <span>{words.page(page, pages)}</span>}
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {words.previous}
        </a>
      )}
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {words.next}
        </a>
      )}
    </nav>
  );
}

export interface PagerProps {
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly query: Readonly<Record<string, string>>;
}
