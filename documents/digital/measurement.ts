import { type CertificateContent, WORK } from '../../domain/certificate.ts';
import type { MeasuredPoint, Measurement, UsedStandard } from '../../domain/contract/measurement.ts';
import { CONCLUSIONS } from '../../domain/contract/result.ts';
import { errorOf } from '../../domain/measurement.ts';
import { type Element, identification, rich, text } from './text.ts';
import { dsiUnit } from './unit.ts';

/** The measurements, standards and conditions; in words if there are no points. */
export function measurementResult(certificate: CertificateContent): Element {
  const { kind, conclusion, measured, measurement } = certificate;
  const conditions = measurement ? influences(measurement) : [];
  const said = measured || (measurement?.points.length ? '' : '详见原始记录');
  return {
    'dcc:name': text(`${WORK[kind]}结果`),
    ...(measurement?.place && { 'dcc:description': rich(`${WORK[kind]}地点：${measurement.place}`) }),
    ...(measurement?.standards.length && {
      'dcc:measuringEquipments': { 'dcc:measuringEquipment': measurement.standards.map(standard) },
    }),
    ...(conditions.length > 0 && { 'dcc:influenceConditions': { 'dcc:influenceCondition': conditions } }),
    'dcc:results': {
      'dcc:result': [
        ...(said ? [{ 'dcc:name': text('结论'), 'dcc:data': { 'dcc:text': rich(said) } }] : []),
        ...(measurement?.points.length
          ? [{ 'dcc:name': text(`${WORK[kind]}数据`), 'dcc:data': { 'dcc:list': measurement.points.map(point) } }]
          : []),
      ],
    },
    'dcc:measurementMetaData': {
      'dcc:metaData': {
        'dcc:declaration': rich(CONCLUSIONS[conclusion].zh),
        ...(conclusion !== 'not_tested' && { 'dcc:conformity': conclusion }),
      },
    },
  };
}

function standard({ name, accuracy, serialNumber, certificateNumber, traceableTo, validUntil }: UsedStandard): Element {
  const said = [accuracy, `溯源机构：${traceableTo}`, `溯源证书有效期至：${validUntil}`].filter(Boolean).join('；');
  return {
    '@refType': 'basic_measurementStandard',
    'dcc:name': text(name),
    'dcc:description': rich(said),
    'dcc:identifications': {
      'dcc:identification': [
        identification('manufacturer', '编号', serialNumber),
        identification('other', '溯源证书号', certificateNumber),
      ],
    },
  };
}

function influences({ temperature, humidity }: Measurement): Element[] {
  const condition = (refType: string, name: string, value: string, unit: string): Element => ({
    '@refType': refType,
    'dcc:name': text(name),
    'dcc:data': { 'dcc:quantity': quantity(refType, name, value, unit) },
  });
  return [
    ...(temperature ? [condition('basic_temperature', '环境温度', temperature, '℃')] : []),
    ...(humidity ? [condition('basic_humidityRelative', '相对湿度', humidity, '%')] : []),
  ];
}

/** One point: the uncertainty belongs to the error, since it is that of the comparison. */
function point(one: MeasuredPoint): Element {
  const error = errorOf(one);
  const { unit, reference, indication, mpe, uncertainty } = one;
  return {
    'dcc:name': text(one.quantity || '示值'),
    'dcc:quantity': [
      quantity('basic_referenceValue', '标准值', reference, unit),
      quantity('basic_measuredValue', '示值', indication, unit, error === null ? uncertainty : ''),
      ...(error === null ? [] : [quantity('basic_measurementError', '示值误差', error, unit, uncertainty)]),
      ...(mpe ? [quantity('basic_maximumPermissibleError', '最大允许误差（绝对值）', magnitude(mpe), unit)] : []),
    ],
  };
}

const magnitude = (value: string) => value.replace(/^[-+]/, '');

/** A value for programs; in words if its unit is not one of the SI. */
function quantity(refType: string, name: string, value: string, unit: string, uncertainty = ''): Element {
  const si = dsiUnit(unit);
  const words = `${value} ${unit}${uncertainty && `，U=${magnitude(uncertainty)} ${unit}（k=2）`}`;
  return {
    '@refType': refType,
    'dcc:name': text(name),
    ...(si === null
      ? { 'dcc:noQuantity': rich(words) }
      : {
          'si:real': {
            'si:value': value,
            'si:unit': si,
            ...(uncertainty && {
              'si:expandedUnc': {
                'si:uncertainty': magnitude(uncertainty),
                'si:coverageFactor': '2',
                'si:coverageProbability': '0.95',
              },
            }),
          },
        }),
  };
}
