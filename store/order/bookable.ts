/** The instruments that keep an order from being saved or submitted, each named (requirements B10, C9). */
import { BOOKABLE_STATUSES, type InstrumentStatus } from '../../domain/instrument.ts';
import { LEDGER_SERVICES, type LedgerService } from '../../domain/ledger-service.ts';
import { DomainProblem, type FieldProblem } from '../../domain/problem.ts';

/** An instrument that somebody wants to book, with its data in the ledger. */
export interface Wanted {
  readonly name: string;
  readonly instrumentNumber: string;
  readonly service: LedgerService;
  readonly status: InstrumentStatus;
  readonly usable: boolean;
  /** Number of the open order that it is in, or null. */
  readonly openIn: string | null;
  /** Its place in the request, for problems. */
  readonly path: string;
}

/** The fields of `Wanted` from `instrument as ins`, without those that depend on the order. */
export const WANTED_SQL = `'name', ins.name, 'instrumentNumber', ins.instrument_number, 'service', ins.service,
  'status', ins.status`;

function faultOf(wanted: Wanted, kind: LedgerService) {
  const { name, instrumentNumber, openIn } = wanted;
  const instrument = { name, instrumentNumber };
  if (openIn !== null)
    return { name: 'instrument_in_booking', params: { ...instrument, orderNumber: openIn } } as const;
  if (wanted.service !== kind) {
    const service = LEDGER_SERVICES[wanted.service].zh;
    return { name: 'instrument_of_other_kind', params: { ...instrument, service } } as const;
  }
  if (wanted.usable) return null;
  const inService = BOOKABLE_STATUSES.includes(wanted.status);
  return {
    name: inService ? 'instrument_not_bookable' : 'instrument_out_of_service',
    params: instrument,
  } as const;
}

/** @throws DomainProblem with the name of the first instrument's problem; its fields name every instrument */
export function refuseUnbookable(wanted: readonly Wanted[], kind: LedgerService): void {
  const fields = wanted.flatMap((one): FieldProblem[] => {
    const fault = faultOf(one, kind);
    return fault ? [{ path: one.path, fault }] : [];
  });
  const first = wanted.map((one) => faultOf(one, kind)).find((fault) => fault !== null);
  if (first) throw new DomainProblem(first.name, first.params, fields);
}
