import type { ReactNode } from 'react';
import { type Facts, FactTable, Heading, Pager, type PagerProps } from './parts.tsx';
import { useReader } from './reader.ts';

interface QueryTableProps<R> extends PagerProps {
  readonly title: string;
  readonly lead: string;
  /** The search fields: name of the parameter and label. */
  readonly fields: readonly (readonly [name: string, label: string])[];
  readonly rows: readonly R[];
  readonly nameOf: (row: R) => string;
  readonly nameHead: string;
  /** The columns after the name; on a phone the first one is shown below it. */
  readonly columns: readonly (readonly [head: string, cell: (row: R) => ReactNode])[];
  /** The details of a row, one button each. */
  readonly details?: readonly (readonly [button: string, facts: (row: R) => Facts | null])[];
  /** The text for an empty result. */
  readonly empty: string;
  readonly children?: ReactNode;
}

/** A public list (requirements D3–D5, A8): searched with a plain form, in pages, with details for each row. */
export function QueryTable<R extends { readonly id: string }>(props: QueryTableProps<R>) {
  const { title, lead, fields, rows, nameOf, nameHead, columns, details = [], empty, children, ...paging } = props;
  const { words, address } = useReader();
  const asked = Object.values(paging.query).some((value) => value !== '');
  const [first] = columns;
  return (
    <>
      <Heading text={title} lead={lead}>
        {children}
      </Heading>
      <search>
        <form method="get" className="asks">
          {fields.map(([name, label]) => (
            <label key={name}>
              {label}
              <input name={name} defaultValue={paging.query[name]} maxLength={100} />
            </label>
          ))}
          <button type="submit">{words.searchWord}</button>
          {asked && <a href={address.split('?')[0]}>{words.queries.reset}</a>}
        </form>
      </search>
      {rows.length === 0 ? (
        <p className="sheet quiet">{empty}</p>
      ) : (
        <div className="sheet">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window also scrolls by keyboard. */}
          <section className="scroll" tabIndex={0} aria-label={title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{nameHead}</th>
                  {columns.map(([head]) => (
                    <th key={head} scope="col" className="wide">
                      {head}
                    </th>
                  ))}
                  {details.length > 0 && <th scope="col">{words.queries.details}</th>}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      {nameOf(row)}
                      {first && <span className="narrow quiet">{first[1](row)}</span>}
                    </td>
                    {columns.map(([head, cell]) => (
                      <td key={head} className="wide">
                        {cell(row)}
                      </td>
                    ))}
                    {details.length > 0 && (
                      <td>
                        {details.map(([button, facts], index) => (
                          <Detail
                            key={button}
                            id={`d${index}-${row.id}`}
                            button={button}
                            name={nameOf(row)}
                            facts={facts(row)}
                          />
                        ))}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <Pager {...paging} />
        </div>
      )}
    </>
  );
}

interface DetailProps {
  readonly id: string;
  readonly button: string;
  readonly name: string;
  readonly facts: Facts | null;
}

/** The browser itself opens and closes it. */
function Detail({ id, button, name, facts }: DetailProps) {
  const { words } = useReader();
  if (!facts) return null;
  return (
    <>
      <button type="button" className="plain" popoverTarget={id} aria-label={`${button} ${name}`}>
        {button}
      </button>
      <div popover="auto" id={id} role="dialog" aria-labelledby={`t-${id}`}>
        <h2 id={`t-${id}`}>{`${button}：${name}`}</h2>
        <FactTable facts={facts} />
        <button type="button" popoverTarget={id} popoverTargetAction="hide">
          {words.queries.close}
        </button>
      </div>
    </>
  );
}
