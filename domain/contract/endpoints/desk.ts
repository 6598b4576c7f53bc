/** The desk of a member of staff. */
import { AccountCounts, Desk, Team, Trend } from '../desk.ts';
import type { EndpointDefinition } from '../endpoint.ts';

export const desk = {
  readDesk: {
    method: 'get',
    path: '/api/desk',
    tag: 'share',
    summary: '工作台 What is mine, and what is due today or overdue',
    permission: 'queue.read',
    response: Desk,
  },
  readTeam: {
    method: 'get',
    path: '/api/desk/team',
    tag: 'share',
    summary: '班组情况 What each of the team has claimed and done today and this week',
    permission: 'queue.read',
    response: Team,
  },
  readTrend: {
    method: 'get',
    path: '/api/desk/trend',
    tag: 'share',
    summary: '收办趋势 What came and what was decided on each working day of four weeks',
    permission: 'queue.read',
    response: Trend,
  },
  countAccounts: {
    method: 'get',
    path: '/api/desk/accounts',
    tag: 'share',
    summary: '账号待办 Registrations that wait, and users with an initial password',
    permission: 'user.manage',
    response: AccountCounts,
  },
} as const satisfies Record<string, EndpointDefinition>;
