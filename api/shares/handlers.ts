import { onlyDepartment } from '../../domain/department.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { institutionsFor } from '../../store/order/dispatch.ts';
import { readOrder } from '../../store/order/read.ts';
import { revealContactMobile } from '../../store/personal-data/reveal.ts';
import { listMeasurementForms } from '../../store/reference/measurement-form.ts';
import { listResources } from '../../store/reference/resource.ts';
import {
  assignShares,
  claimShare,
  giveBackShare,
  leaveShare,
  listColleagues,
  requireUnclaimed,
  watchShare,
} from '../../store/share/claim.ts';
import { countQueues, listShares, type QueueReader } from '../../store/share/queue.ts';
import { recordResults } from '../../store/share/results.ts';
import { instrumentsOf, type ShareOwners, shareOwnersReader } from '../../store/share/standing.ts';
import { listUnauthorised } from '../../store/share/unauthorised.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { detailOf } from '../http/problem.ts';
import { actorOf, institutionOf, maySeeWork } from '../http/scope.ts';
import { orderFor } from '../orders/view.ts';
import { readResults } from './results-workbook.ts';

export function shareHandlers({ db, personal, config, documents }: ApiDependencies) {
  const ownersOf = shareOwnersReader(db);
  const idle = config.claimIdleMinutes;

  function readerOf(account: SignedIn): QueueReader {
    const departmentId = onlyDepartment(account);
    return { institutionId: institutionOf(account), departmentId, accountId: account.id, idle };
  }

  /** @throws DomainProblem not_found if the share does not belong to the person's institution */
  async function requireOwn(shareId: string, account: SignedIn): Promise<ShareOwners> {
    const owners = await ownersOf(shareId);
    if (owners?.institutionId !== institutionOf(account)) throw new DomainProblem('not_found');
    return owners;
  }

  /**
   * The instruments of a share that need a result.
   * @throws DomainProblem not_found
   */
  async function measured(shareId: string, account: SignedIn) {
    const { orderId } = await requireOwn(shareId, account);
    const order = orderFor(await readOrder(db, orderId), account, 'zh', personal);
    const items = order.items.filter((item) => item.shareId === shareId && item.state === 'active');
    return { number: order.number ?? '', items };
  }

  return {
    listShares: ({ account, query }) => listShares(db, personal, readerOf(account), query),
    countQueues: ({ account }) => countQueues(db, readerOf(account)),

    async getShareOrder({ account, params, language }) {
      const owners = await ownersOf(params.shareId);
      if (!owners || !maySeeWork(owners, account)) throw new DomainProblem('not_found');
      return orderFor(await readOrder(db, owners.orderId), account, language, personal);
    },

    async claimShare({ account, params: { shareId }, body }) {
      await requireOwn(shareId, account);
      const { takeOver } = body;
      await db.transaction((trx) =>
        claimShare(trx, shareId, { takeOver, idle }, { ...actorOf(account), duties: account.duties }),
      );
      return watchShare(db, shareId, account.id, idle);
    },

    async releaseShare({ account, params: { shareId } }) {
      await requireOwn(shareId, account);
      await db.transaction((trx) => giveBackShare(trx, shareId, actorOf(account)));
      return watchShare(db, shareId, account.id, idle);
    },

    async watchShare({ account, params: { shareId } }) {
      const owners = await ownersOf(shareId);
      if (!owners || !maySeeWork(owners, account)) throw new DomainProblem('not_found');
      return watchShare(db, shareId, account.id, idle);
    },

    async leaveShare({ account, params: { shareId } }) {
      const owners = await ownersOf(shareId);
      if (!owners || !maySeeWork(owners, account)) throw new DomainProblem('not_found');
      await leaveShare(db, shareId, account.id);
      return { ok: true };
    },

    listColleagues: ({ account }) => listColleagues(db, institutionOf(account)),

    async assignShares({ account, body, language }) {
      const outcome = await assignShares(db, institutionOf(account), body, idle, actorOf(account));
      const data = outcome.map(({ shareId, orderNumber, problem }) => ({
        shareId,
        orderNumber,
        refused: problem && detailOf(problem, language),
      }));
      return { data, total: data.length };
    },

    async listForwardTargets({ account, params, query }) {
      const owners = await ownersOf(params.shareId);
      if (!owners || !maySeeWork(owners, account)) throw new DomainProblem('not_found');
      const all = await institutionsFor(db, await instrumentsOf(db, params.shareId, query.itemIds ?? null));
      const data = all.filter(({ id }) => id !== owners.institutionId);
      return { data, total: data.length };
    },

    async listUnauthorisedShares() {
      const data = await listUnauthorised(db);
      return { data, total: data.length };
    },

    async revealContactMobile({ account, params }) {
      const number = await db.transaction((trx) =>
        revealContactMobile(trx, personal, institutionOf(account), params.shareId, actorOf(account)),
      );
      return { number };
    },

    async exportResults({ account, params: { shareId } }) {
      const { number, items } = await measured(shareId, account);
      const forms = (await listMeasurementForms(db, institutionOf(account))).data;
      return { name: `检测数据 ${number}.xlsx`, bytes: await documents.run('results', [items, forms]) };
    },

    async readResults({ account, params: { shareId }, file }) {
      const { items } = await measured(shareId, account);
      const data = await readResults(documents, file, items, (await listResources(db, institutionOf(account))).data);
      return { data, total: data.length };
    },

    async recordResults({ account, params, body, language }) {
      await requireUnclaimed(db, params.shareId, account.id, idle);
      const orderId = await db.transaction((trx) =>
        recordResults(trx, institutionOf(account), params.shareId, body, actorOf(account)),
      );
      return orderFor(await readOrder(db, orderId), account, language, personal);
    },
  } satisfies Partial<Handlers>;
}
