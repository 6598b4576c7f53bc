import type { z } from 'zod';
import { type InstrumentInput, type MandatoryInstrumentInput, THIS_CENTRE } from '../../domain/contract/instrument.ts';
import { businessDayIn } from '../../domain/time.ts';

const KINDS = [
  ['数字压力计', 'CPG1500', '(0～10)MPa', '0.05级', 'bring_in'],
  ['数字万用表', 'FLUKE 17B+', '(0～1000)V', '±0.5%', 'bring_in'],
  ['电子天平', 'ME204', '(0～220)g', 'Ⅰ级', 'on_site'],
  ['恒温恒湿箱', 'LHS-250', '(-10～60)℃', '±0.5℃', 'on_site'],
  ['数显卡尺', 'CD-15AX', '(0～150)mm', '±0.02mm', 'bring_in'],
  ['扭矩扳手', 'AC100', '(20～100)N·m', '±3%', 'bring_in'],
] as const;

const MANDATORY = [
  ['压力表', '025001', 'Y-100', '(0～1.6)MPa', '1.6级', '锅炉房', '安全防护', 'bring_in'],
  ['电子秤', '010008', 'ACS-30', '(0～30)kg', 'Ⅲ级', '食堂', '贸易结算', 'on_site'],
  ['血压计', '026001', 'XJ11D', '(0～300)mmHg', '±3.75mmHg', '医务室', '医疗卫生', 'bring_in'],
] as const;

/** Instruments under mandatory verification; the ledger contains some too. */
export function demoMandatory(count: number): z.input<typeof MandatoryInstrumentInput>[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, kindNumber, model, measuringRange, accuracyClass, placeOfUse, purpose, deliveryMode] =
      MANDATORY[index % MANDATORY.length] ?? MANDATORY[0];
    return {
      service: 'mandatory',
      name,
      kindNumber,
      model,
      measuringRange,
      accuracyClass,
      serialNumber: `Q${String(800_001 + index)}`,
      manufacturer: '演示仪器厂',
      placeOfUse,
      regionCode: '150603',
      quantity: 1,
      purpose,
      deliveryMode,
      validUntil: [businessDayIn(-40), businessDayIn(20), businessDayIn(150), null][index % 4] ?? null,
    };
  });
}

/** A ledger of demo instruments, some about to expire and some expired. */
export function demoInstruments(count: number): z.input<typeof InstrumentInput>[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, model, measuringRange, accuracyClass, deliveryMode] = KINDS[index % KINDS.length] ?? KINDS[0];
    const days = [-20, 12, 90, 200, 300][index % 5] ?? 90;
    return {
      service: 'general',
      instrumentNumber: `YS-${String(index + 1).padStart(4, '0')}`,
      name,
      model,
      measuringRange,
      accuracyClass,
      serialNumber: `Y${String(700_001 + index)}`,
      manufacturer: '演示仪器厂',
      currentCondition: '在用',
      currentState: '正常使用',
      verificationUnit: THIS_CENTRE,
      placeOfUse: ['质检部', '化验室', '总装线'][index % 3] ?? '质检部',
      daysAhead: 15,
      deliveryMode,
      validUntil: businessDayIn(days),
      remarks: '',
    };
  });
}
