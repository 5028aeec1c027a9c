export { csvOf } from './csv.js';
export { excelOf, excelRowsMax } from './excel.js';
export { tableBounds, type TableFault } from './read-bounds.js';
export { readTable, type ReadTable } from './read-table.js';
export type { Cell, Column, ColumnKind, Table, TableFormat } from './table.js';
