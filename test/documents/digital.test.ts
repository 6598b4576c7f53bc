/** The digital form of a certificate: XML after version 3.2.1 of the DCC schema (requirements C13, D1). */
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { certificateXml } from '../../documents/digital/dcc.ts';
import { dsiUnit } from '../../documents/digital/unit.ts';
import { CERTIFICATE } from '../support/certificate.ts';

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false });
type Node = Record<string, unknown>;

/** Names of the elements inside the first one of each name on the way, in their order. */
function inside(xml: string, ...way: string[]): string[] {
  let nodes = parser.parse(xml) as Node[];
  for (const name of way) nodes = (nodes.find((node) => name in node)?.[name] as Node[] | undefined) ?? [];
  return nodes.map((node) => Object.keys(node)[0] ?? '');
}

const point = {
  quantity: '示值',
  unit: 'MPa',
  reference: '0.400',
  indication: '0.405',
  mpe: '-0.016',
  uncertainty: '0.003',
};
const measurement = {
  performedOn: '2026-11-20',
  place: '压力室',
  temperature: '20.5',
  humidity: '45',
  standards: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      name: '活塞式压力计',
      serialNumber: 'B-1001',
      accuracy: '0.005级',
      certificateNumber: 'LSzd2026-00123',
      traceableTo: '上级计量技术机构',
      validUntil: '2027-06-30',
    },
  ],
  points: [point, { ...point, unit: 'mmHg' }],
};
const xmlOf = (change: object = {}) => certificateXml({ ...CERTIFICATE, ...change }).toString();

describe('a digital calibration certificate', () => {
  it('R:C13 has its elements in the order of the schema', () => {
    const xml = xmlOf({ measurement, replaces: 'JZ2026-000012' });
    const root = 'dcc:digitalCalibrationCertificate';
    const data = [root, 'dcc:administrativeData'];
    const result = [root, 'dcc:measurementResults', 'dcc:measurementResult'];
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
    expect(xml).toContain('schemaVersion="3.2.1"');
    expect(inside(xml, root)).toEqual(['dcc:administrativeData', 'dcc:measurementResults']);
    expect(inside(xml, ...data)).toEqual([
      'dcc:dccSoftware',
      'dcc:coreData',
      'dcc:items',
      'dcc:calibrationLaboratory',
      'dcc:respPersons',
      'dcc:customer',
      'dcc:statements',
    ]);
    expect(inside(xml, ...data, 'dcc:coreData')).toEqual([
      'dcc:countryCodeISO3166_1',
      'dcc:usedLangCodeISO639_1',
      'dcc:mandatoryLangCodeISO639_1',
      'dcc:uniqueIdentifier',
      'dcc:identifications',
      'dcc:beginPerformanceDate',
      'dcc:endPerformanceDate',
      'dcc:performanceLocation',
      'dcc:issueDate',
      'dcc:reportAmendedSubstituted',
    ]);
    expect(inside(xml, ...data, 'dcc:items', 'dcc:item')).toEqual([
      'dcc:name',
      'dcc:manufacturer',
      'dcc:model',
      'dcc:identifications',
      'dcc:itemQuantities',
    ]);
    expect(inside(xml, ...result)).toEqual([
      'dcc:name',
      'dcc:description',
      'dcc:measuringEquipments',
      'dcc:influenceConditions',
      'dcc:results',
      'dcc:measurementMetaData',
    ]);
  });

  it('R:C13 contains values as they were written, with unit and uncertainty; as text if the unit is not an SI unit', () => {
    const xml = xmlOf({ measurement });
    const first = xml.slice(xml.indexOf('basic_measurementError')).replace(/\s/g, '');
    expect(first).toContain('<si:value>0.005</si:value><si:unit>\\mega\\pascal</si:unit><si:expandedUnc>');
    expect(first).toContain('<si:uncertainty>0.003</si:uncertainty><si:coverageFactor>2</si:coverageFactor>');
    expect(xml).toContain('<si:value>0.400</si:value>');
    expect(xml).toContain('<si:value>0.016</si:value>');
    expect(xml).toContain('0.405 mmHg');
    expect(xml.match(/<si:real>/g)).toHaveLength(2 + 4);
  });

  it('R:C13 omits unknown fields, and describes in words what was not measured in points', () => {
    const { instrument } = CERTIFICATE;
    const xml = xmlOf({
      instrument: { ...instrument, manufacturer: '', model: '' },
      customer: { name: '甲', address: '' },
    });
    expect(xml).not.toContain('dcc:manufacturer');
    expect(xml).not.toContain('dcc:model');
    expect(xml).toContain(CERTIFICATE.measured);
    expect(xml).not.toMatch(/<[\w:]+( [^>]*)?><\//);
  });

  it('R:C13 accepts any text, and is the same bytes for the same data', () => {
    const xml = xmlOf({ customer: { name: '甲 & 乙 <丙> "丁"\u0007', address: '' } });
    expect(xml).toContain('甲 &amp; 乙 &lt;丙&gt; &quot;丁&quot;');
    expect(xml).not.toContain('\u0007');
    expect(xmlOf()).toBe(xmlOf());
  });
});

it.each([
  ['MPa', '\\mega\\pascal'],
  ['℃', '\\degreecelsius'],
  ['%', '\\percent'],
  ['kg', '\\kilo\\gram'],
  ['mm', '\\milli\\metre'],
  ['m', '\\metre'],
  ['min', '\\minute'],
  ['μV', '\\micro\\volt'],
  ['µV', '\\micro\\volt'],
  ['mm²', '\\milli\\metre\\tothe{2}'],
  ['m3/h', '\\metre\\tothe{3}\\per\\hour'],
  ['N·m', '\\newton\\metre'],
  ['V/(m)', null],
  ['mL', '\\milli\\litre'],
  ['', '\\one'],
  ['mmHg', null],
  ['toString', null],
  ['div', null],
])('R:C13 converts %s to %s in D-SI', (written, expected) => {
  expect(dsiUnit(written)).toBe(expected);
});
