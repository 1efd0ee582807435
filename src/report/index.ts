export * from './accuracy-csv.ts';
export * from './accuracy-text.ts';
export * from './csv-writer.ts';
export * from './forecast-csv.ts';
export * from './number-text.ts';
export * from './plan-csv.ts';
export * from './plan-day-text.ts';
export * from './text-table.ts';
