import type { Knex } from 'knex';
import type { z } from 'zod';
import type { BodyOf, QueryOf, ResponseOf } from '../../domain/contract/endpoints.ts';
import { MANAGED_RECORDS, type ManagedRecordName, type Operations, operationsOf } from '../../domain/managed-record.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import type { Actor } from '../../store/event/append.ts';
import type { Owner } from '../../store/reference/managed-record.ts';
import type { Reader, Transaction } from '../../store/sql/database.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

/** The store of a resource's records, with the shapes of the contract. */
interface StoreOf<R extends ManagedRecordName> {
  list(db: Reader, query: z.output<QueryOf<Operations<R>['list']>>, owner: Owner): Promise<Answer<R, 'list'>>;
  read(db: Reader, id: string, owner: Owner): Promise<Answer<R, 'get'>>;
  create(trx: Transaction, input: Input<R, 'create'>, actor: Actor, owner: Owner): Promise<Answer<R, 'create'>>;
  change(
    trx: Transaction,
    id: string,
    change: Input<R, 'change'>,
    actor: Actor,
    owner: Owner,
  ): Promise<Answer<R, 'change'>>;
  history(db: Reader, id: string, owner: Owner): Promise<Answer<R, 'history'>>;
}
type Answer<R extends ManagedRecordName, O extends keyof Operations> = ResponseOf<Operations<R>[O]>;
type Input<R extends ManagedRecordName, O extends keyof Operations> = z.output<BodyOf<Operations<R>[O]>>;

interface ManagedCall {
  readonly account: SignedIn;
  readonly params: Readonly<Record<string, string>>;
  readonly query: never;
  readonly body: never;
}

/** The handlers of a resource. @param ownerOf whose records a person reads and changes; everybody's by default */
export function managedRecordHandlers<R extends ManagedRecordName>(
  db: Knex,
  resource: R,
  records: StoreOf<R>,
  ownerOf: (account: SignedIn) => Owner = () => ({}),
) {
  const names = operationsOf(resource);
  const idIn = ({ params }: ManagedCall) => params[MANAGED_RECORDS[resource].id] ?? '';
  const handlers = {
    [names.list]: ({ account, query }: ManagedCall) => records.list(db, query, ownerOf(account)),
    [names.get]: (call: ManagedCall) => records.read(db, idIn(call), ownerOf(call.account)),
    [names.create]: ({ account, body }: ManagedCall) =>
      db.transaction((trx) => records.create(trx, body, actorOf(account), ownerOf(account))),
    [names.change]: (call: ManagedCall) =>
      db.transaction((trx) => records.change(trx, idIn(call), call.body, actorOf(call.account), ownerOf(call.account))),
    [names.history]: (call: ManagedCall) => records.history(db, idIn(call), ownerOf(call.account)),
  };
  return handlers as unknown as Pick<Handlers, Operations<R>[keyof Operations<R>]>;
}
