import {
  mdiAccountSearchOutline,
  mdiBankOutline,
  mdiBullhornOutline,
  mdiCertificateOutline,
  mdiFileDocumentEditOutline,
  mdiFormatListBulleted,
  mdiGauge,
  mdiHelpCircleOutline,
  mdiShieldCheckOutline,
  mdiStarOutline,
} from '@mdi/js';
import { Heading, Steps } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** The services, each one click away, and the steps of an application. */
export function Home() {
  const { home } = useReader().words;
  const entries = [
    [mdiFileDocumentEditOutline, home.cards.order, '/my/orders/new'],
    [mdiAccountSearchOutline, home.cards.progress, '/lookup'],
    [mdiCertificateOutline, home.cards.certificate, '/lookup'],
    [mdiShieldCheckOutline, home.cards.verify, '/verify'],
    [mdiBullhornOutline, home.cards.notices, '/notices'],
    [mdiStarOutline, home.cards.evaluations, '/evaluations'],
    [mdiGauge, home.cards.instruments, '/queries/instruments'],
    [mdiBankOutline, home.cards.institutions, '/queries/institutions'],
    [mdiFormatListBulleted, home.cards.catalogue, '/queries/catalogue'],
    [mdiHelpCircleOutline, home.cards.guides, '/guides'],
  ] as const;
  return (
    <>
      <Heading text={home.title} lead={home.lead} />
      <nav aria-label={home.entries} className="cards">
        {entries.map(([icon, words, to]) => (
          <a key={words.title} href={to} className="sheet card">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={icon} />
            </svg>
            <span>
              <strong>{words.title}</strong>
              <span className="quiet">{words.text}</span>
            </span>
          </a>
        ))}
      </nav>
      <Steps />
    </>
  );
}
