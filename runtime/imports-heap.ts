/**
 * Heap in megabytes for the process that imports workbooks. It reads row by row and needs a quarter of that; without
 * a limit, the heap would grow to the machine's memory before it is collected.
 */
export const IMPORTS_HEAP = 200;
