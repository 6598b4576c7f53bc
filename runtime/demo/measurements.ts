/** Demo measurement standards, measurement forms and measurements. */
import type { MeasurementInput } from '../../domain/contract/measurement.ts';
import { formFor, hasRunOut } from '../../domain/measurement.ts';
import { businessDayIn } from '../../domain/time.ts';
import type { SessionClient } from '../session-client.ts';

const STANDARDS = [
  { name: '活塞式压力计', serialNumber: 'B-1001', accuracy: '0.005级', validUntil: businessDayIn(260) },
  { name: '多功能标准源', serialNumber: 'B-2001', accuracy: '0.01级', validUntil: businessDayIn(150) },
  { name: 'F1等级砝码', serialNumber: 'B-3001', accuracy: 'F1等级', validUntil: businessDayIn(20) },
  { name: '量块', serialNumber: 'B-4001', accuracy: '4等', validUntil: businessDayIn(-12) },
] as const;

const FORMS = [
  {
    name: '数字压力计 10MPa 0.05级',
    instrument: '数字压力计',
    standard: 'B-1001',
    unit: 'MPa',
    mpe: '0.005',
    points: ['0.000', '2.000', '4.000', '6.000', '8.000', '10.000'],
  },
  {
    name: '数字万用表 直流电压',
    instrument: '数字万用表',
    standard: 'B-2001',
    unit: 'V',
    mpe: '0.5',
    points: ['1.0', '10.0', '100.0'],
  },
  {
    name: '电子天平 220g Ⅰ级',
    instrument: '电子天平',
    standard: 'B-3001',
    unit: 'g',
    mpe: '0.0010',
    points: ['0.0000', '50.0000', '100.0000', '200.0000'],
  },
  {
    name: '数显卡尺 150mm',
    instrument: '数显卡尺',
    standard: 'B-4001',
    unit: 'mm',
    mpe: '0.02',
    points: ['0.00', '41.20', '81.50', '121.80'],
  },
] as const;

export async function addStandardsAndForms(supervisor: SessionClient, specialist: SessionClient): Promise<void> {
  for (const [index, standard] of STANDARDS.entries())
    await supervisor.call('createResource', {
      body: {
        ...standard,
        kind: 'standard',
        certificateNumber: `YS2026-${String(index + 1).padStart(4, '0')}`,
        traceableTo: '上级计量技术机构（演示）',
      },
    });
  for (const { name, instrument, unit, mpe, points } of FORMS)
    await specialist.call('createMeasurementForm', {
      body: {
        name,
        instruments: [instrument],
        points: points.map((reference) => ({ quantity: '示值', unit, reference, mpe })),
      },
    });
}

/**
 * A measurement at the points of the form for instruments with this name; if it fails, the last point is beyond the
 * maximum permissible error.
 */
export async function measure(
  technician: SessionClient,
  name: string,
  fails: boolean,
): Promise<MeasurementInput | null> {
  const [forms, resources] = [await technician.call('listMeasurementForms'), await technician.call('listResources')];
  const form = formFor(forms.data, name);
  const { standard: serial } = FORMS.find(({ instrument }) => instrument === name) ?? {};
  const standards = resources.data.filter(
    ({ serialNumber, validUntil }) => serialNumber === serial && !hasRunOut({ validUntil }, businessDayIn(0)),
  );
  if (!form) return null;
  return {
    performedOn: businessDayIn(0),
    place: '本中心实验室',
    temperature: '20.4',
    humidity: '46',
    standardIds: standards.map(({ id }) => id),
    points: form.points.map((point, index) => ({
      ...point,
      indication: fails && index === form.points.length - 1 ? off(point.reference, point.mpe) : point.reference,
      uncertainty: '',
    })),
  };
}

/** The reference plus twice the maximum permissible error. */
function off(reference: string, mpe: string): string {
  const places = Math.max(...[reference, mpe].map((value) => value.split('.')[1]?.length ?? 0));
  return (Number(reference) + 2 * Number(mpe)).toFixed(places);
}
