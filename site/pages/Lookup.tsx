import { Fault, Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** Progress and certificates for who holds the order slip, without an account (requirements D1, D2). */
export function Lookup({ number, fault }: { number: string; fault: string | null }) {
  const { lookup } = useReader().words;
  return (
    <>
      <Heading text={lookup.title} lead={lookup.lead} />
      <div className="sheet narrow-sheet">
        <Fault text={fault} id="fault" />
        <form method="post" action="/lookup" className="upright">
          <label>
            {lookup.number}
            <input
              name="number"
              required
              maxLength={40}
              autoComplete="off"
              inputMode="numeric"
              defaultValue={number}
              data-remembers="number"
            />
          </label>
          <label>
            {lookup.password}
            <input
              name="password"
              required
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              aria-describedby={fault ? 'fault' : undefined}
              aria-invalid={fault ? true : undefined}
            />
          </label>
          <button type="submit">{lookup.submit}</button>
        </form>
      </div>
    </>
  );
}
