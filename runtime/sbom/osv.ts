/** Advisories in the format of OSV (https://ossf.github.io/osv-schema/), compared with the parts of the product offline. */
import { compare, valid } from 'semver';
import { z } from 'zod';
import type { Part } from './parts.ts';

const Event = z.object({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
});

const Advisory = z.object({
  id: z.string(),
  summary: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  withdrawn: z.string().optional(),
  affected: z
    .array(
      z.object({
        package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
        ranges: z.array(z.object({ type: z.string(), events: z.array(Event) })).optional(),
        versions: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});
export type Advisory = z.infer<typeof Advisory>;

/** One advisory, a list of them, or the answer of an OSV server (`vulns`); or one a line. */
const Advisories = z.union([z.array(Advisory), z.object({ vulns: z.array(Advisory) }), Advisory]);

/** @throws Error if the text is no advisory in OSV's format */
export function readAdvisories(text: string): Advisory[] {
  const lines = text.trim().split('\n');
  // One a line: each line alone is a whole object.
  const isLines = lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line));
  const read = isLines ? lines.map((line): unknown => JSON.parse(line)) : (JSON.parse(text) as unknown);
  const parsed = Advisories.parse(read);
  if (Array.isArray(parsed)) return parsed;
  return 'vulns' in parsed ? parsed.vulns : [parsed];
}

export interface Finding {
  readonly part: Part;
  readonly advisory: Advisory;
  /** The version in which it is fixed, if any. */
  readonly fixed: string | null;
}

/** Which parts are affected by an advisory that is not withdrawn. */
export function findingsIn(advisories: readonly Advisory[], parts: readonly Part[]): Finding[] {
  return advisories
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((advisory) =>
      (advisory.affected ?? []).flatMap((affected) =>
        parts
          .filter((part) => affected.package?.ecosystem === part.ecosystem && affected.package.name === part.name)
          .filter(({ version }) => isAffected(version, affected))
          .map((part) => ({ part, advisory, fixed: fixIn(affected.ranges ?? []) })),
      ),
    );
}

type Affected = NonNullable<Advisory['affected']>[number];

function isAffected(version: string, { ranges = [], versions = [] }: Affected): boolean {
  if (versions.includes(version)) return true;
  return ranges.filter(({ type }) => type === 'SEMVER').some(({ events }) => isInRange(version, events));
}

/** As OSV defines it: the events in the order of their versions; the last one at or before this version decides. */
function isInRange(version: string, events: readonly z.infer<typeof Event>[]): boolean {
  // A version that cannot be compared counts as affected: somebody has to look.
  if (!valid(version)) return true;
  const sorted = events
    .map((event) => ({ ...event, at: event.introduced ?? event.fixed ?? event.last_affected ?? '0' }))
    .sort((a, b) => order(a.at, b.at));
  let affected = false;
  for (const { introduced, fixed, last_affected, at } of sorted) {
    if (introduced !== undefined && order(at, version) <= 0) affected = true;
    if (fixed !== undefined && order(at, version) <= 0) affected = false;
    if (last_affected !== undefined && order(at, version) < 0) affected = false;
  }
  return affected;
}

function order(a: string, b: string): number {
  if (a === '0' || b === '0') return a === b ? 0 : a === '0' ? -1 : 1;
  return compare(a, b);
}

const fixIn = (ranges: NonNullable<Affected['ranges']>) =>
  ranges.flatMap(({ events }) => events.flatMap(({ fixed }) => fixed ?? [])).at(-1) ?? null;
