import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CatalogueKind } from '../../domain/contract/public.ts';
import { call } from '../api.ts';

const NONE: readonly CatalogueKind[] = [];

/** The mandatory catalogue; it changes rarely. */
export function useCatalogue() {
  const kinds =
    useQuery({
      queryKey: ['catalogue'],
      queryFn: () => call('catalogue'),
      staleTime: Number.POSITIVE_INFINITY,
    }).data?.data ?? NONE;
  const categories = useMemo(
    () =>
      [...new Map(kinds.map((kind) => [kind.categoryNumber, kind.categoryName]))].map(([number, name]) => ({
        number,
        name,
      })),
    [kinds],
  );
  return { kinds, categories };
}
