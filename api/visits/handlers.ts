import { visitCalendar } from '../../documents/visit-calendar.ts';
import { pathOf } from '../../domain/contract/client.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { daysBetween } from '../../domain/time.ts';
import { waysOf } from '../../domain/visit.ts';
import { shareOwnersReader } from '../../store/share/standing.ts';
import { instant, instantOrNull } from '../../store/sql/list.ts';
import { calendarDays } from '../../store/visit/calendar.ts';
import { endFeed, feedSince, readFeed, renewFeed } from '../../store/visit/feed.ts';
import { freeSlots, wishedSlots } from '../../store/visit/slots.ts';
import { listTechnicians, listVisits } from '../../store/visit/visit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { enterpriseOf, institutionOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';

const FEED_WORDS = {
  zh: { visit: '现场检测', way: '往返途中', order: '预约单', instruments: '器具数', contact: '联系人' },
  en: { visit: 'Site visit', way: 'On the way', order: 'Order', instruments: 'Instruments', contact: 'Contact' },
} as const;

const MAX_DAYS = 366;

export function visitHandlers({ db, config }: ApiDependencies) {
  const ownersOf = shareOwnersReader(db);
  const throttle = createThrottle(db, [{ name: 'free-slots', attempts: 60, minutes: 10 }]);
  return {
    async listFreeSlots({ account, params: { shareId } }) {
      const enterpriseId = enterpriseOf(account);
      if ((await ownersOf(shareId))?.enterpriseId !== enterpriseId) throw new DomainProblem('not_found');
      await throttle.count([enterpriseId]);
      const offered = (await freeSlots(db, shareId)).filter((slot) => slot.offered);
      const data = offered.map(({ startsAt, endsAt }) => ({ startsAt: instant(startsAt), endsAt: instant(endsAt) }));
      return { data, total: data.length };
    },

    async listWishedSlots({ account, params: { shareId } }) {
      if ((await ownersOf(shareId))?.institutionId !== institutionOf(account)) throw new DomainProblem('not_found');
      return wishedSlots(db, shareId);
    },

    listTechnicians: ({ account }) => listTechnicians(db, institutionOf(account)),
    listVisits: ({ account, query }) => listVisits(db, institutionOf(account), query),

    async getVisitFeed({ account }) {
      return { since: instantOrNull(await feedSince(db, account.id)) };
    },

    async renewVisitFeed({ account }) {
      const token = await renewFeed(db, account.id);
      return { url: new URL(pathOf('readVisitFeed', { token }), config.publicUrl).href };
    },

    async endVisitFeed({ account }) {
      await endFeed(db, account.id);
      return { ok: true };
    },

    async readVisitFeed({ params, language }) {
      const feed = await readFeed(db, params.token);
      if (!feed) throw new DomainProblem('not_found');
      const words = FEED_WORDS[language];
      const visits = feed.visits.map((visit) => ({
        ...visit,
        title: `${words.visit} · ${visit.enterpriseName}`,
        ways: waysOf(visit),
        wayTitle: `${words.way} · ${visit.enterpriseName}`,
        details: [
          `${words.order} ${visit.orderNumber}`,
          `${words.instruments} ${visit.instruments}`,
          `${words.contact} ${visit.contactName}`,
          visit.vehicle,
          visit.notes,
        ],
        url: new URL(`/admin/shares/${visit.shareId}/show`, config.publicUrl).href,
      }));
      return {
        name: 'visits.ics',
        bytes: Buffer.from(visitCalendar(`${words.visit} · ${feed.name}`, visits)),
        inline: true,
      };
    },

    async listCalendar({ query: { from, to } }) {
      const days = daysBetween(from, to);
      if (days < 1 || days > MAX_DAYS) throw new DomainProblem('span_too_long', { most: MAX_DAYS });
      return calendarDays(db, from, days);
    },
  } satisfies Partial<Handlers>;
}
