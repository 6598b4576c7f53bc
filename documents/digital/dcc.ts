/**
 * The digital form of a certificate: a Digital Calibration Certificate, XML of the PTB's schema (https://ptb.de/dcc,
 * version 3.2.1) with values in D-SI. It is for programs what the PDF is for people.
 */

import Builder from 'fast-xml-builder';
import { type CertificateContent, WORK } from '../../domain/certificate.ts';
import { CONCLUSIONS } from '../../domain/contract/result.ts';
import { CERTIFICATE_KINDS } from '../../domain/number.ts';
import { businessDay } from '../../domain/time.ts';
import { measurementResult } from './measurement.ts';
import { contact, type Element, identification, rich, text } from './text.ts';

const VERSION = '3.2.1';
const LANGUAGE = 'zh';

const builder = new Builder({
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/** Equal data result in equal bytes. */
export function certificateXml(certificate: CertificateContent): Buffer {
  const xml = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'dcc:digitalCalibrationCertificate': {
      '@xmlns:dcc': 'https://ptb.de/dcc',
      '@xmlns:si': 'https://ptb.de/si',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': `https://ptb.de/dcc https://ptb.de/dcc/v${VERSION}/dcc.xsd`,
      '@schemaVersion': VERSION,
      'dcc:administrativeData': {
        'dcc:dccSoftware': {
          'dcc:software': { 'dcc:name': text('衡准 Hengzhun'), 'dcc:release': '1', 'dcc:type': 'application' },
        },
        'dcc:coreData': coreData(certificate),
        'dcc:items': { 'dcc:item': item(certificate) },
        'dcc:calibrationLaboratory': { 'dcc:contact': contact(certificate.institution) },
        'dcc:respPersons': { 'dcc:respPerson': persons(certificate) },
        'dcc:customer': contact(certificate.customer),
        'dcc:statements': { 'dcc:statement': statements(certificate) },
      },
      'dcc:measurementResults': { 'dcc:measurementResult': measurementResult(certificate) },
    },
  });
  return Buffer.from(xml);
}

function coreData({ number, orderNumber, issuedAt, measurement, deliveryMode, replaces }: CertificateContent): Element {
  const issued = businessDay(new Date(issuedAt));
  const performed = measurement?.performedOn ?? issued;
  return {
    'dcc:countryCodeISO3166_1': 'CN',
    'dcc:usedLangCodeISO639_1': LANGUAGE,
    'dcc:mandatoryLangCodeISO639_1': LANGUAGE,
    'dcc:uniqueIdentifier': number,
    'dcc:identifications': {
      'dcc:identification': identification('calibrationLaboratory', '委托单号', orderNumber),
    },
    'dcc:beginPerformanceDate': performed,
    'dcc:endPerformanceDate': performed,
    'dcc:performanceLocation': deliveryMode === 'on_site' ? 'customer' : 'laboratory',
    'dcc:issueDate': issued,
    ...(replaces && {
      'dcc:reportAmendedSubstituted': {
        'dcc:typeOfChange': 'substituted',
        'dcc:replacedUniqueIdentifier': replaces,
      },
    }),
  };
}

function item({ instrument }: CertificateContent): Element {
  const quantities = [
    ['测量范围', instrument.measuringRange],
    ['准确度等级', instrument.accuracyClass],
  ].filter(([, value]) => value);
  return {
    'dcc:name': text(instrument.name),
    ...(instrument.manufacturer && { 'dcc:manufacturer': { 'dcc:name': text(instrument.manufacturer) } }),
    ...(instrument.model && { 'dcc:model': instrument.model }),
    'dcc:identifications': {
      'dcc:identification': [
        ...(instrument.serialNumber ? [identification('manufacturer', '出厂编号', instrument.serialNumber)] : []),
        identification('owner', '器具编号', instrument.instrumentNumber),
      ],
    },
    ...(quantities.length > 0 && {
      'dcc:itemQuantities': {
        'dcc:itemQuantity': quantities.map(([name = '', value = '']) => ({
          'dcc:name': text(name),
          'dcc:noQuantity': rich(value),
        })),
      },
    }),
  };
}

function persons({ kind, recordedBy, checkedBy, issuedBy }: CertificateContent): Element[] {
  const person = (name: string, role: string, signs = false): Element => ({
    'dcc:person': { 'dcc:name': text(name) },
    'dcc:role': role,
    ...(signs && { 'dcc:mainSigner': 'true' }),
  });
  return [person(recordedBy, WORK[kind]), person(checkedBy, '核验'), person(issuedBy, '签发', true)];
}

/** The kind of certificate, the conclusion, and its validity. */
function statements({ kind, conclusion, reason, validUntil }: CertificateContent): Element[] {
  return [
    {
      'dcc:name': text(CERTIFICATE_KINDS[kind].zh),
      'dcc:declaration': rich([CONCLUSIONS[conclusion].zh, reason].filter(Boolean).join('：')),
      ...(conclusion !== 'not_tested' && { 'dcc:conformity': conclusion }),
    },
    ...(validUntil ? [{ 'dcc:name': text('有效期至'), 'dcc:date': validUntil }] : []),
  ];
}
