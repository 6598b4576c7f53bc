import type { GeneralInstrumentInput, MandatoryInstrumentInput } from '../../../domain/contract/instrument.ts';

/** An instrument for general work, as it is entered. */
export const general = (number: string, more: Partial<GeneralInstrumentInput> = {}): GeneralInstrumentInput => ({
  service: 'general',
  instrumentNumber: number,
  name: '数字压力计',
  model: 'CPG1500',
  measuringRange: '(0～10)MPa',
  accuracyClass: '0.05级',
  serialNumber: `S-${number}`,
  manufacturer: '北京布莱迪仪器仪表',
  currentCondition: '在用',
  currentState: '正常使用',
  verificationUnit: '鄂尔多斯市检验检测中心',
  placeOfUse: '',
  daysAhead: 7,
  deliveryMode: 'bring_in',
  validUntil: null,
  remarks: '',
  ...more,
});

/** An instrument under mandatory verification, as it is entered. */
export const mandatory = (number: string, more: Partial<MandatoryInstrumentInput> = {}): MandatoryInstrumentInput => ({
  service: 'mandatory',
  instrumentNumber: number,
  name: '门诊用电子秤',
  kindNumber: '010008',
  model: 'ACS-30',
  measuringRange: '(0～30)kg',
  accuracyClass: 'Ⅲ级',
  serialNumber: `M-${number}`,
  manufacturer: '内蒙古量具厂',
  origin: '中国',
  placeOfUse: '门诊部',
  regionCode: '150603',
  quantity: 1,
  purpose: '医疗卫生',
  deliveryMode: 'on_site',
  validUntil: null,
  remarks: '',
  ...more,
});
