/**
 * Which institution tests an instrument under mandatory verification (requirement C4): of the authorisations in
 * force, those of the most specific region win, then those for the kind before those for its whole category. Among
 * equal institutions the one that has the order already wins, then the one with the least open work.
 */
import type { Language } from './language.ts';

/** The data of an authorisation in force that matter for the decision. */
export interface Authorised {
  readonly institutionId: string;
  readonly institutionName: string;
  readonly regionCode: string;
  readonly regionName: string;
  readonly categoryNumber: string;
  readonly categoryName: string;
  /** Null for the whole category. */
  readonly kindNumber: string | null;
  readonly kindName: string | null;
}

export interface Candidate extends Authorised {
  /** The number of instruments in the open work of the institution. */
  readonly load: number;
}

/** The data of an instrument that matter for the decision. */
export interface Dispatchable {
  /** Codes of the region of its place of use and of the regions around it, the smallest first. */
  readonly regions: readonly string[];
  readonly categoryNumber: string;
  readonly kindNumber: string;
}

export const DISPATCH_CHOICES = ['only', 'same_as_before', 'least_load'] as const;
/** Why this institution was chosen among equal ones. */
export type DispatchChoice = (typeof DISPATCH_CHOICES)[number];

/** The institution that an instrument is dispatched to, and why. */
export interface Dispatch {
  readonly institutionId: string;
  readonly institutionName: string;
  readonly regionName: string;
  readonly categoryName: string;
  readonly kindName: string | null;
  readonly choice: DispatchChoice;
  /** The number of equal institutions. */
  readonly among: number;
}

/** Smaller is better: first by region, then by kind. */
function rankOf(candidate: Candidate, instrument: Dispatchable): number {
  return instrument.regions.indexOf(candidate.regionCode) * 2 + (candidate.kindNumber === null ? 1 : 0);
}

/** Whether the authorisation covers the instrument. */
export function covers(candidate: Authorised, instrument: Dispatchable): boolean {
  return (
    instrument.regions.includes(candidate.regionCode) &&
    candidate.categoryNumber === instrument.categoryNumber &&
    (candidate.kindNumber === null || candidate.kindNumber === instrument.kindNumber)
  );
}

/**
 * The institution that tests the instrument, or null if none is authorised. The order of the candidates does not
 * matter.
 * @param before the institution that has it so far, which wins among equal ones
 */
export function dispatch(
  instrument: Dispatchable,
  candidates: readonly Candidate[],
  before: string | null = null,
): Dispatch | null {
  const covering = candidates.filter((candidate) => covers(candidate, instrument));
  const best = Math.min(...covering.map((candidate) => rankOf(candidate, instrument)));
  const level = covering
    .filter((candidate) => rankOf(candidate, instrument) === best)
    .sort((a, b) => a.load - b.load || (a.institutionId < b.institutionId ? -1 : 1));
  const kept = level.find(({ institutionId }) => institutionId === before);
  const chosen = kept ?? level[0];
  if (!chosen) return null;
  const among = new Set(level.map(({ institutionId }) => institutionId)).size;
  const { institutionId, institutionName, regionName, categoryName, kindName } = chosen;
  const choice = among === 1 ? 'only' : kept ? 'same_as_before' : 'least_load';
  return { institutionId, institutionName, regionName, categoryName, kindName, choice, among };
}

const CHOSEN: Readonly<Record<DispatchChoice, Record<Language, (among: number) => string>>> = {
  only: { zh: () => '', en: () => '' },
  same_as_before: {
    zh: (among) => `；${among}家机构均可办理，由原机构继续`,
    en: (among) => `; of ${among} that could, the one that has it already`,
  },
  least_load: {
    zh: (among) => `；${among}家机构均可办理，其在办器具最少`,
    en: (among) => `; of ${among} that could, the one with the least open work`,
  },
};

/** The reason for the dispatch, for the customer: 由 X 处理，因为…. */
export function dispatchWords(dispatched: Dispatch, language: Language): string {
  const { institutionName, regionName, categoryName, kindName, choice, among } = dispatched;
  const what = kindName === null ? categoryName : `${categoryName} › ${kindName}`;
  const chosen = CHOSEN[choice][language](among);
  return language === 'zh'
    ? `由${institutionName}处理，因为其获授权检定${regionName}的“${what}”${chosen}`
    : `Handled by ${institutionName}, which is authorised for “${what}” in ${regionName}${chosen}`;
}
