/**
 * Megabytes of heap of the process that imports workbooks. It reads row by row and needs a quarter of that; without a
 * limit the heap grows to whatever the machine has before it is swept.
 */
export const IMPORTS_HEAP = 200;
