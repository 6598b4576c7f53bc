import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CatalogueCategory, CatalogueKind } from '../../domain/contract/catalogue.ts';
import { call } from '../api.ts';

export interface KindOption extends CatalogueKind {
  readonly categoryNumber: string;
  readonly categoryName: string;
}

const NONE: readonly CatalogueCategory[] = [];

/** The catalogue of mandatory verification; it changes rarely. */
export function useCatalogue() {
  const categories =
    useQuery({
      queryKey: ['catalogue'],
      queryFn: () => call('listCatalogue'),
      staleTime: Number.POSITIVE_INFINITY,
    }).data?.data ?? NONE;
  const kinds = useMemo<KindOption[]>(
    () =>
      categories.flatMap(({ number, name, kinds }) =>
        kinds.map((kind) => ({ ...kind, categoryNumber: number, categoryName: name })),
      ),
    [categories],
  );
  return { kinds, categories };
}
