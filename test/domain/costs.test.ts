/** What requests cost. */
import { expect, it } from 'vitest';
import { COSTS, costAdvice, POINTS_A_MINUTE } from '../../domain/contract/cost.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { rolesWith } from '../../domain/permission.ts';
import { PROBLEMS } from '../../domain/problem.ts';

const NAMES = Object.keys(ENDPOINTS) as EndpointName[];
/** Files that are only read from the store, or are small texts. */
const KEPT: readonly EndpointName[] = [
  'readShareFile',
  'downloadUpload',
  'downloadCertificate',
  'downloadDigitalCertificate',
  'downloadPublicCertificate',
  'downloadPublicDigitalCertificate',
  'publicInstitutionImage',
  'verifyWechat',
  'receiveWechat',
  'readVisitFeed',
];

it('gives a cost to every endpoint that takes a file, makes one, or stays open', () => {
  const cheap = NAMES.filter((name) => {
    const { upload, response, cost } = endpointDefinition(name);
    return (upload || 'file' in response || 'events' in response) && !cost;
  });
  expect(cheap.sort()).toEqual([...KEPT].sort());
});

it('lets everybody do each thing several times a minute', () => {
  for (const name of NAMES) {
    const { cost = 'ordinary', permission } = endpointDefinition(name);
    const { visitor, person } = POINTS_A_MINUTE;
    const points = rolesWith(permission).includes('public') ? visitor : person;
    expect(points / COSTS[cost].points, name).toBeGreaterThanOrEqual(10);
  }
});

it('says in both languages what a person can do who has reached a limit', () => {
  for (const language of ['zh', 'en'] as const) {
    expect(PROBLEMS.too_many_attempts[language]).toContain('{cost}');
    for (const cost of Object.keys(COSTS)) expect(costAdvice(cost, language)).toMatch(/[。.]$/);
  }
  expect(costAdvice('nothing', 'zh')).toBe('');
});
