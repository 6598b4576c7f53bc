/** Which instruments keep an application from being saved or submitted, each named (requirements B10, C9). */
import { BOOKABLE_STATUSES, type InstrumentStatus } from '../../domain/instrument.ts';
import { LEDGER_SERVICES, type LedgerService } from '../../domain/ledger-service.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';

/** An instrument that somebody wants to book, as the ledger has it. */
export interface Wanted {
  readonly name: string;
  readonly instrumentNumber: string;
  readonly service: LedgerService;
  readonly status: InstrumentStatus;
  readonly usable: boolean;
  /** Number of the order that it is in, or null. */
  readonly openIn: string | null;
  /** Where the request names it. */
  readonly path: string;
}

/** The `Wanted` of `instrument as ins`, but for what the order says of it. */
export const WANTED_SQL = `'name', ins.name, 'instrumentNumber', ins.instrument_number, 'service', ins.service,
  'status', ins.status`;

function faultOf(wanted: Wanted, kind: LedgerService) {
  const { name, instrumentNumber, openIn } = wanted;
  const instrument = { name, instrumentNumber };
  if (openIn !== null)
    return { name: 'instrument_in_booking', particulars: { ...instrument, orderNumber: openIn } } as const;
  if (wanted.service !== kind) {
    const service = LEDGER_SERVICES[wanted.service].zh;
    return { name: 'instrument_of_other_kind', particulars: { ...instrument, service } } as const;
  }
  if (wanted.usable) return null;
  const inService = BOOKABLE_STATUSES.includes(wanted.status);
  return {
    name: inService ? 'instrument_not_bookable' : 'instrument_out_of_service',
    particulars: instrument,
  } as const;
}

/** @throws DomainProblem of the first instrument's kind; its fields name every one */
export function refuseUnbookable(wanted: readonly Wanted[], kind: LedgerService): void {
  const fields = wanted.flatMap((one): FieldProblem[] => {
    const fault = faultOf(one, kind);
    return fault ? [{ path: one.path, fault }] : [];
  });
  const first = wanted.map((one) => faultOf(one, kind)).find((fault) => fault !== null);
  if (first) throw new DomainProblem(first.name, first.particulars, fields);
}
