import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';
import { type Fault, faultWords } from '../../domain/fault.ts';
import { DomainProblem } from '../../domain/problem.ts';

const SUGGESTIONS = 3;

const soundOf = (name: string) => pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('');

/** Edits between two texts as a share of the longer one. */
const apart = (one: string, other: string) => distance(one, other) / Math.max(one.length, other.length, 1);

/**
 * How far a name is from another: edits, less what they share, so that 数字压力表 is nearer 精密压力表 than 扳手; or, where a
 * name was written as it sounds – 压力裱 –, how far they are apart in pinyin.
 */
function farness(name: string, sound: string, other: string): number {
  const shared = [...new Set(name)].filter((character) => other.includes(character)).length;
  const written = apart(name, other) - shared / Math.max(name.length, 1);
  const heard = apart(sound, soundOf(other));
  return heard < SAME_SOUND ? Math.min(written, heard - 1) : written;
}

/** Two names whose pinyin differs less are taken for misspellings of one another. */
const SAME_SOUND = 0.2;

/** The names of the catalogue nearest to one that is not in it, by writing and by sound. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const sound = soundOf(name);
  return known
    .map((other) => ({ other, far: farness(name, sound, other) }))
    .sort((a, b) => a.far - b.far || a.other.localeCompare(b.other, 'zh'))
    .slice(0, SUGGESTIONS)
    .map(({ other }) => other);
}

/** What is wrong with an instrument's name in a workbook, or null if the centre offers a service for it. */
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
