/**
 * Templates of messages: mustache without escaping, since messages are text. Sections (`{{#notes}}…{{/notes}}`,
 * `{{^notes}}…{{/notes}}`) contain the text for a place that has a value, and for one that is empty.
 */
import mustache from 'mustache';
import type { Fault } from './fault.ts';
import { NOTICES, type Notice, type NoticeName, type Template, type TemplateText } from './notice.ts';
import { PLACES, type Place } from './place.ts';
import { SMS_TEMPLATES, type SmsTemplate } from './sms.ts';

/** The texts that administrators can change: messages, and SMS. */
export const TEMPLATES = {
  ...NOTICES,
  sms_notice: SMS_TEMPLATES.notice,
  sms_verification_code: SMS_TEMPLATES.verification_code,
} as const;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as [TemplateName, ...TemplateName[]];

export function template(name: TemplateName): Template {
  return TEMPLATES[name];
}

/** The SMS template with this name, or null. */
export function smsTemplateOf(name: TemplateName): SmsTemplate | null {
  if (name === 'sms_notice') return 'notice';
  return name === 'sms_verification_code' ? 'verification_code' : null;
}

export type Changed = Readonly<Partial<Record<TemplateName, TemplateText>>>;

type Values = Readonly<Partial<Record<Place, string>>>;

export function render(text: string, values: Values): string {
  return mustache.render(text, values, {}, { escape: String });
}

export function renderText({ title, body }: TemplateText, values: Values): TemplateText {
  return { title: render(title, values), body: render(body, values) };
}

/** The text of a message: the centre's own, if it has one. */
export function wordNotice({ name, parameters }: Notice, changed: Changed): TemplateText {
  return renderText(changed[name satisfies NoticeName] ?? NOTICES[name], parameters);
}

/** A sample value for every place of the template. */
export function sampleOf({ needs, offers }: Template): Values {
  return Object.fromEntries([...needs, ...offers].map((place) => [place, PLACES[place].sample]));
}

/** Characters in a single SMS, and in each part of a longer one (GSM 03.40, UCS-2). */
const SEGMENT = 70;
const LINKED_SEGMENT = 67;

/** The number of SMS that a text is sent and charged as. */
export function smsSegments(text: string): number {
  return text.length <= SEGMENT ? 1 : Math.ceil(text.length / LINKED_SEGMENT);
}

export const MAX_SMS_SEGMENTS = 3;

type Span = ReturnType<typeof mustache.parse>[number];

/**
 * The places in a template, and other tags in it.
 * @throws Error if braces or sections do not match
 */
function read(text: string): { readonly places: string[]; readonly others: string[]; readonly sections: boolean } {
  const found = { places: [] as string[], others: [] as string[], sections: false };
  const walk = (spans: readonly Span[]) => {
    for (const [kind, value, , , inner] of spans) {
      if (kind === 'text') continue;
      if (kind === 'name') found.places.push(value);
      else if (kind === '#' || kind === '^') {
        found.places.push(value);
        found.sections = true;
        if (Array.isArray(inner)) walk(inner);
      } else found.others.push(value);
    }
  };
  walk(mustache.parse(text));
  if (/\{\{|\}\}/.test(mustache.render(text, {}, {}, { escape: String }))) throw new Error('braces are left');
  return found;
}

export interface TemplateFault {
  readonly path: 'title' | 'body';
  readonly fault: Fault;
}

/** The faults of a changed template, by field. */
export function templateFaults(name: TemplateName, text: TemplateText): TemplateFault[] {
  const { needs, offers } = template(name);
  const known: readonly string[] = [...needs, ...offers];
  const isSms = smsTemplateOf(name) !== null;
  const faults: TemplateFault[] = [];
  const used = new Set<string>();
  for (const path of ['title', 'body'] as const) {
    try {
      const { places, others, sections } = read(text[path]);
      for (const place of places) used.add(place);
      const strange = [...new Set([...places.filter((place) => !known.includes(place)), ...others])];
      if (strange.length > 0) {
        const particulars = { names: inBraces(strange), known: inBraces(known) || '—' };
        faults.push({ path, fault: { name: 'places_unknown', params: particulars } });
      } else if (isSms && sections) faults.push({ path, fault: { name: 'sms_sections' } });
    } catch {
      faults.push({ path, fault: { name: 'template_malformed' } });
    }
  }
  if (faults.length > 0) return faults;
  const missing = needs.filter((place) => !used.has(place));
  if (missing.length > 0)
    faults.push({ path: 'body', fault: { name: 'places_missing', params: { names: inBraces(missing) } } });
  const segments = isSms ? smsSegments(render(text.body, sampleOf(template(name)))) : 1;
  if (segments > MAX_SMS_SEGMENTS)
    faults.push({ path: 'body', fault: { name: 'sms_too_long', params: { segments, most: MAX_SMS_SEGMENTS } } });
  return faults;
}

const inBraces = (places: readonly string[]) => places.map((place) => `{{${place}}}`).join(' ');

/** An SMS text in Aliyun's format for approval: `${code}` instead of `{{code}}`. */
export function forApproval(text: string): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, '$${$1}');
}
