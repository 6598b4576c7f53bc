import { type CertificateVerification, VERDICTS, type Verdict } from '../../domain/contract/public-query.ts';
import { useCertificateFacts } from '../certificate-facts.tsx';
import { FactTable, Fault, Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

const TONES: Readonly<Record<Verdict, 'success' | 'warning' | 'error'>> = {
  genuine: 'success',
  expired: 'warning',
  withdrawn: 'error',
  altered: 'error',
  unknown: 'error',
};

interface VerifyProps {
  readonly number: string;
  readonly found: CertificateVerification | null;
  readonly fault: string | null;
}

/** 证书验真: by the number, which a QR code contains, or by the file (requirement D6). */
export function Verify({ number, found, fault }: VerifyProps) {
  const { words, language } = useReader();
  const facts = useCertificateFacts();
  const { verify } = words;
  return (
    <>
      <Heading text={verify.title} lead={verify.lead} />
      {found && (
        <section className="sheet narrow-sheet" aria-label={VERDICTS[found.verdict][language]}>
          <p className={`says ${TONES[found.verdict]}`} role="status">
            <strong>{VERDICTS[found.verdict][language]}</strong>
            {verify.says[found.certificate?.replacedBy && found.verdict === 'withdrawn' ? 'replaced' : found.verdict]}
          </p>
          {found.certificate && <FactTable facts={facts(found.certificate)} />}
        </section>
      )}
      <div className="sheet narrow-sheet">
        <Fault text={fault} id="fault" />
        <form method="get" action="/verify" className="upright">
          <label>
            {verify.number}
            <input
              name="number"
              required
              maxLength={40}
              autoComplete="off"
              defaultValue={number}
              aria-describedby="hint"
              aria-invalid={fault ? true : undefined}
            />
          </label>
          <p className="quiet" id="hint">
            {verify.hint}
          </p>
          <button type="submit">{verify.submit}</button>
        </form>
        <form method="post" action="/verify" encType="multipart/form-data" className="upright">
          <label>
            {verify.orFile}
            <input type="file" name="file" required accept="application/pdf" data-sends />
          </label>
          <button type="submit" className="quiet-button">
            {verify.file}
          </button>
        </form>
      </div>
    </>
  );
}
