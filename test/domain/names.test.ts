import { describe, expect, it } from 'vitest';
import { SERVICE_ITEMS } from '../../migrations/reference/service-items.ts';
import { initialsOf } from '../../store/instrument/initials.ts';
import { nearestNames } from '../../store/instrument/suggestion.ts';

const NAMES = SERVICE_ITEMS.map(([name]) => name);

describe('the lookup of instrument names', () => {
  it.each([
    ['a wrong last character', '数字压力表', '数字压力计'],
    ['a homophone', '压力裱', '精密压力表'],
    ['homophones', '油标卡尺', '游标卡尺'],
    ['homophones', '店子天平', '电子天平'],
    ['pinyin', 'shuziyaliji', '数字压力计'],
    ['a part', '万用表', '数字万用表'],
  ])('R:B9 finds the nearest name for %s: %s → %s', (_, written, meant) => {
    expect(nearestNames(written, NAMES)[0]).toBe(meant);
  });

  it.each([
    ['压力表', 'ylb'],
    ['一般压力表', 'ybylb'],
    ['pH计（酸度计）', 'phjsdj'],
    ['C-14 呼气仪', 'c14hqy'],
    ['', ''],
  ])('R:B3 gives the initials of %s: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
