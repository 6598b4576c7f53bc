/** Which instruments keep an application from being saved or submitted, each named (requirements B10, C9). */
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';

/** An instrument that somebody wants to book, as the ledger has it. */
export interface Wanted {
  readonly name: string;
  readonly instrumentNumber: string;
  readonly usable: boolean;
  /** Number of the order that it is in, or null. */
  readonly openIn: string | null;
  /** Where the request names it. */
  readonly path: string;
}

function faultOf(wanted: Wanted): DomainProblem | null {
  const { name, instrumentNumber, openIn } = wanted;
  if (openIn !== null)
    return new DomainProblem('instrument_in_booking', { name, instrumentNumber, orderNumber: openIn });
  if (!wanted.usable) return new DomainProblem('instrument_not_bookable', { name, instrumentNumber });
  return null;
}

function fieldOf({ name, instrumentNumber, openIn, path }: Wanted): FieldProblem {
  const particulars = { name, instrumentNumber };
  if (openIn === null) return { path, fault: { name: 'instrument_not_bookable', particulars } };
  return { path, fault: { name: 'instrument_in_booking', particulars: { ...particulars, orderNumber: openIn } } };
}

/** @throws DomainProblem of the first instrument's kind; its fields name every one */
export function refuseUnbookable(wanted: readonly Wanted[]): void {
  const refused = wanted.filter((one) => faultOf(one) !== null);
  const first = refused[0] && faultOf(refused[0]);
  if (first) throw new DomainProblem(first.type, first.parameters, refused.map(fieldOf));
}
