import type { z } from 'zod';
import type { PublicInstrumentList } from '../../domain/contract/public-query.ts';
import { VERIFICATION_STATES } from '../../domain/instrument.ts';
import { useCertificateFacts } from '../certificate-facts.tsx';
import type { PagerProps } from '../parts.tsx';
import { QueryTable } from '../QueryTable.tsx';
import { useReader } from '../reader.ts';

/** 强检器具查询 (requirement D3). */
export function Instruments({ list, ...paging }: { list: z.infer<typeof PublicInstrumentList> } & PagerProps) {
  const { words, language } = useReader();
  const certificateFacts = useCertificateFacts();
  const { instruments, facts } = words.queries;
  return (
    <QueryTable
      {...paging}
      title={instruments.title}
      lead={instruments.lead}
      fields={[['q', instruments.search]]}
      rows={list.data}
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
      empty={words.queries.empty}
    />
  );
}
