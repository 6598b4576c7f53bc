/** Units in the notation of the D-SI (Digital System of Units, as in siunitx): MPa is `\mega\pascal`. */

const UNITS: Readonly<Record<string, string>> = {
  m: '\\metre',
  g: '\\gram',
  s: '\\second',
  A: '\\ampere',
  K: '\\kelvin',
  mol: '\\mole',
  cd: '\\candela',
  Hz: '\\hertz',
  N: '\\newton',
  Pa: '\\pascal',
  J: '\\joule',
  W: '\\watt',
  C: '\\coulomb',
  V: '\\volt',
  F: '\\farad',
  Ω: '\\ohm',
  S: '\\siemens',
  Wb: '\\weber',
  T: '\\tesla',
  H: '\\henry',
  lm: '\\lumen',
  lx: '\\lux',
  Bq: '\\becquerel',
  Gy: '\\gray',
  Sv: '\\sievert',
  L: '\\litre',
  t: '\\tonne',
  eV: '\\electronvolt',
};

const PREFIXES: Readonly<Record<string, string>> = {
  G: '\\giga',
  M: '\\mega',
  k: '\\kilo',
  h: '\\hecto',
  d: '\\deci',
  c: '\\centi',
  m: '\\milli',
  μ: '\\micro',
  n: '\\nano',
  p: '\\pico',
};

/** Units that take no prefix. */
const WHOLE: Readonly<Record<string, string>> = {
  '': '\\one',
  '1': '\\one',
  '%': '\\percent',
  '℃': '\\degreecelsius',
  '°C': '\\degreecelsius',
  '°': '\\degree',
  min: '\\minute',
  h: '\\hour',
  d: '\\day',
};

const POWERS: Readonly<Record<string, string>> = {
  '²': '\\tothe{2}',
  '2': '\\tothe{2}',
  '³': '\\tothe{3}',
  '3': '\\tothe{3}',
};

/**
 * Null if it is not a unit of the SI, e.g. mmHg: the value is then written in words, since a program could not
 * interpret it.
 */
export function dsiUnit(written: string): string | null {
  const text = written.trim().replaceAll('µ', 'μ').replaceAll('Ω', 'Ω').replace(/l$/, 'L');
  const whole = product(text);
  if (whole) return whole;
  const [above, below, ...rest] = text.split('/');
  if (!above || !below || rest.length > 0) return null;
  const [over, under] = [product(above), product(below)];
  return over && under ? `${over}${under.replaceAll(FACTOR, '\\per$&')}` : null;
}

const FACTOR = /(?:\\(?:giga|mega|kilo|hecto|deci|centi|milli|micro|nano|pico))?\\[a-z]+(?:\\tothe\{\d\})?/g;

/** A product of units, e.g. N·m. */
function product(text: string): string | null {
  const factors = text.split(/[·⋅*]/).map((one) => own(WHOLE, one) ?? factor(one));
  return factors.every((one) => one !== null) ? factors.join('') : null;
}

function factor(text: string): string | null {
  const [, name = text, power = ''] = /^(.*?)([²³23]?)$/u.exec(text) ?? [];
  const unit = own(UNITS, name) ?? prefixed(name);
  return unit && `${unit}${POWERS[power] ?? ''}`;
}

function prefixed(name: string): string | null {
  const prefix = own(PREFIXES, name.charAt(0));
  const unit = own(UNITS, name.slice(1));
  return prefix && unit ? `${prefix}${unit}` : null;
}

const own = (table: Readonly<Record<string, string>>, key: string): string | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;
