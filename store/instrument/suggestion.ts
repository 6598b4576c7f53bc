import { distance } from 'fastest-levenshtein';
import { DomainProblem } from '../../domain/problem.ts';

const SUGGESTIONS = 3;

/** How far a name is from another: edits, less what they share, so that 数字压力表 is nearer 精密压力表 than 扳手. */
function farness(name: string, other: string): number {
  const shared = [...new Set(name)].filter((character) => other.includes(character)).length;
  return distance(name, other) / Math.max(name.length, other.length) - shared / Math.max(name.length, 1);
}

/** The names of the catalogue nearest to one that is not in it. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  return known
    .map((other) => ({ other, far: farness(name, other) }))
    .sort((a, b) => a.far - b.far || a.other.localeCompare(b.other, 'zh'))
    .slice(0, SUGGESTIONS)
    .map(({ other }) => other);
}

/** What is wrong with an instrument's name, or null if the centre offers a service for it. */
export function nameFault(name: string, known: ReadonlySet<string>): string | null {
  if (known.has(name)) return null;
  return `“${name}”在系统中无对应的检测项目，您是否要找：${nearestNames(name, [...known]).join('、')}？`;
}

/** @throws DomainProblem invalid_input on the field `name` */
export function requireKnownName(name: string, known: readonly string[]): void {
  const message = nameFault(name, new Set(known));
  if (message) throw new DomainProblem('invalid_input', {}, [{ path: 'name', message }]);
}
