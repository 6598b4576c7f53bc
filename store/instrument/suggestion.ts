import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';
import { type Fault, faultWords } from '../../domain/fault.ts';
import { DomainProblem } from '../../domain/problem.ts';

const SUGGESTIONS = 3;

const soundOf = (name: string) => pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('');

/** Edit distance of two texts, relative to the longer one. */
const apart = (one: string, other: string) => distance(one, other) / Math.max(one.length, other.length, 1);

/**
 * The distance of a name from another one: edits minus shared characters, so that 数字压力表 is nearer to 精密压力表 than to
 * 扳手; or, if the name was written as it sounds – 压力裱 –, the distance of their pinyin.
 */
function farness(name: string, sound: string, other: string): number {
  const shared = [...new Set(name)].filter((character) => other.includes(character)).length;
  const written = apart(name, other) - shared / Math.max(name.length, 1);
  const heard = apart(sound, soundOf(other));
  return heard < SAME_SOUND ? Math.min(written, heard - 1) : written;
}

/** Two names whose pinyin differs by less count as misspellings of each other. */
const SAME_SOUND = 0.2;

/** The names in the catalogue nearest to an unknown one, by characters and by sound. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const sound = soundOf(name);
  return known
    .map((other) => ({ other, far: farness(name, sound, other) }))
    .sort((a, b) => a.far - b.far || a.other.localeCompare(b.other, 'zh'))
    .slice(0, SUGGESTIONS)
    .map(({ other }) => other);
}

/** The fault of an instrument's name in a workbook, or null if the centre offers a service for it. */
export function nameFault(name: string, known: ReadonlySet<string>): string | null {
  const fault = unknownName(name, known);
  return fault && faultWords(fault, 'zh');
}

function unknownName(name: string, known: ReadonlySet<string>): Fault | null {
  if (known.has(name)) return null;
  return { name: 'name_unknown', params: { name, nearest: nearestNames(name, [...known]).join('、') } };
}

/** @throws DomainProblem invalid_input on the field `name` */
export function requireKnownName(name: string, known: readonly string[]): void {
  const fault = unknownName(name, new Set(known));
  if (fault) throw new DomainProblem('invalid_input', {}, [{ path: 'name', fault }]);
}
