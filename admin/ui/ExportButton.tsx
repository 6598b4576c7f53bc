import { useDataProvider, useListContext } from 'react-admin';
import type { ConsoleDataProvider } from '../data/dataProvider.ts';
import { SheetButton } from './SheetButton.tsx';

/** Exports all rows of the filtered and sorted list as a workbook (requirement E7). */
export function ExportButton() {
  const { exportList } = useDataProvider<ConsoleDataProvider>();
  const { resource, filterValues, filter, sort, total } = useListContext();
  return (
    <SheetButton
      disabled={total === 0}
      read={() => exportList(resource, { filter: { ...filterValues, ...filter }, sort })}
    />
  );
}
