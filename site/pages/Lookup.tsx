import type { CaptchaChallenge } from '../../domain/captcha.ts';
import { asset } from '../assets.ts';
import { Fault, Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

export interface LookupProps {
  readonly number: string;
  readonly fault: string | null;
  /** A captcha that the browser solves before it repeats the request, with the password. */
  readonly captcha?: { readonly challenge: CaptchaChallenge; readonly password: string } | undefined;
}

/** Progress and certificates for people who hold the order slip, without an account (requirements D1, D2). */
export function Lookup({ number, fault, captcha }: LookupProps) {
  const { lookup } = useReader().words;
  const work = captcha && { 'data-bits': captcha.challenge.bits, 'data-worker': asset('captcha.js') };
  return (
    <>
      <Heading text={lookup.title} lead={lookup.lead} />
      <div className="sheet narrow-sheet">
        <Fault text={fault} id="fault" />
        {captcha && (
          <p className="says info" role="status">
            {lookup.working}
          </p>
        )}
        <form method="post" action="/lookup" className="upright" {...work}>
          {captcha && (
            <>
              <input type="hidden" name="salt" value={captcha.challenge.salt} />
              <input type="hidden" name="nonce" />
            </>
          )}
          <label>
            {lookup.number}
            <input name="number" required maxLength={40} autoComplete="off" inputMode="numeric" defaultValue={number} />
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
              defaultValue={captcha?.password}
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
