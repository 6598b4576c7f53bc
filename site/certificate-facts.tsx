import type { RegisteredCertificate } from '../domain/contract/public-query.ts';
import { CONCLUSIONS } from '../domain/contract/result.ts';
import { CERTIFICATE_KINDS } from '../domain/number.ts';
import type { Facts } from './parts.tsx';
import { useReader } from './reader.ts';

/** The register's data of a certificate, line by line. */
export function useCertificateFacts() {
  const { words, language, dates } = useReader();
  const { facts } = words.queries;
  const lookUp = (number: string) => <a href={`/verify?number=${number}`}>{number}</a>;
  return (certificate: RegisteredCertificate): Facts => [
    [facts.number, certificate.number],
    [facts.certificateKind, CERTIFICATE_KINDS[certificate.kind][language]],
    [facts.issuer, certificate.institutionName],
    [facts.name, certificate.instrumentName],
    [facts.model, certificate.model],
    [facts.serialNumber, certificate.serialNumber],
    [facts.conclusion, CONCLUSIONS[certificate.conclusion][language]],
    [facts.issuedAt, dates.day(certificate.issuedAt)],
    [facts.validUntil, certificate.validUntil ?? '–'],
    ...(certificate.withdrawnAt
      ? ([[facts.withdrawn, `${dates.day(certificate.withdrawnAt)} · ${certificate.withdrawalReason}`]] as const)
      : []),
    ...(certificate.replacedBy ? ([[facts.replacedBy, lookUp(certificate.replacedBy)]] as const) : []),
    ...(certificate.replaces ? ([[facts.replaces, lookUp(certificate.replaces)]] as const) : []),
  ];
}
