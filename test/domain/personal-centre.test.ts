import { expect, it } from 'vitest';
import { PERSONAL_CENTRE, personalCentreKind } from '../../domain/personal-centre.ts';

it('R:A9 R:A2 shows each kind of user the personal centre of the manual’s table', () => {
  const menu = (...person: Parameters<typeof personalCentreKind>) => PERSONAL_CENTRE[personalCentreKind(...person)];
  expect(menu('individual', null)).toEqual(['person', 'messages', 'password']);
  expect(menu('individual', 'enterprise')).toEqual(['person', 'business', 'quality', 'messages', 'password']);
  expect(menu('individual', 'institution')).toEqual(['person', 'business', 'messages', 'password']);
  expect(menu('enterprise', 'enterprise')).toEqual([
    'enterprise',
    'business',
    'quality',
    'links',
    'messages',
    'password',
  ]);
  expect(menu('expert', null)).toEqual([]);
});
