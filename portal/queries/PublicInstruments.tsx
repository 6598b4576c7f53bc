import { VERIFICATION_STATES } from '../../domain/instrument.ts';
import { call } from '../api.ts';
import { useLanguage } from '../words/index.tsx';
import { useCertificateFacts } from './certificateFacts.tsx';
import { QueryPage } from './QueryPage.tsx';

/** 强检器具查询 (requirement D3). */
export function PublicInstruments() {
  const { words, language } = useLanguage();
  const certificateFacts = useCertificateFacts();
  const { instruments, facts } = words.queries;
  return (
    <QueryPage
      title={instruments.title}
      lead={instruments.lead}
      fields={[['q', instruments.search]]}
      read={(query, signal) => call('listPublicInstruments', { query, signal })}
      nameHead={facts.name}
      nameOf={({ name }) => name}
      columns={[
        [facts.serialNumber, ({ model, serialNumber }) => `${serialNumber} · ${model}`],
        [facts.kind, ({ kindName }) => kindName],
        [facts.region, ({ regionName }) => regionName],
        [facts.state, ({ verificationState }) => VERIFICATION_STATES[verificationState][language]],
        [facts.validUntil, ({ validUntil }) => validUntil ?? '–'],
      ]}
      details={[
        [
          instruments.details,
          (row) => [
            [facts.name, row.name],
            [facts.category, row.categoryName],
            [facts.kind, row.kindName],
            [facts.model, row.model],
            [facts.measuringRange, row.measuringRange],
            [facts.accuracyClass, row.accuracyClass],
            [facts.serialNumber, row.serialNumber],
            [facts.manufacturer, row.manufacturer],
            [facts.region, row.regionName],
            [facts.state, VERIFICATION_STATES[row.verificationState][language]],
            [facts.validUntil, row.validUntil ?? '–'],
          ],
        ],
        [instruments.certificate, ({ certificate }) => certificate && certificateFacts(certificate)],
      ]}
    />
  );
}
