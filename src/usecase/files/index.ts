export * from './accuracy-file.ts';
export * from './backtest-file.ts';
export * from './forecast-file.ts';
export type { HistoryFileRequest } from './history-file.ts';
export * from './invoice-file.ts';
export * from './plan-file.ts';
export { type ReadReport, readRecords, readWholeFile } from './read-records.ts';
export * from './reforecast-file.ts';
export * from './staff-file.ts';
