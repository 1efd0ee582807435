export * from './csv-writer.ts';
export * from './forecast-csv.ts';
export * from './number-text.ts';
export * from './text-table.ts';
