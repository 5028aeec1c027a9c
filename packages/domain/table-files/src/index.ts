export { csvOf } from './csv.js';
export { excelOf, excelRowsMax } from './excel.js';
export type { Cell, Column, ColumnKind, Table, TableFormat } from './table.js';
