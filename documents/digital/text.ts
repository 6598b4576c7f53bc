/** Building blocks of a Digital Calibration Certificate. */

export interface Element {
  readonly [name: string]: string | Element | readonly (string | Element)[];
}

/** Text that XML 1.0 can contain, without control characters. */
export const clean = (value: string) => value.replace(/[^\P{Cc}\t\n\r]/gu, '').trim();

const content = (value: string): Element => ({ '@lang': 'zh', '#text': clean(value) });

export const text = (value: string): Element => ({ 'dcc:content': content(value) });
export const rich = text;

export function identification(issuer: string, name: string, value: string): Element {
  return { 'dcc:issuer': issuer, 'dcc:value': clean(value), 'dcc:name': text(name) };
}

export function contact({ name, address }: { readonly name: string; readonly address: string }): Element {
  return {
    'dcc:name': text(name),
    'dcc:location': { 'dcc:countryCode': 'CN', ...(clean(address) && { 'dcc:further': rich(address) }) },
  };
}
