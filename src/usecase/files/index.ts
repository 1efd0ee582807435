export * from './accuracy-file.ts';
export * from './forecast-file.ts';
export * from './plan-file.ts';
export { type ReadReport, readRecords, readWholeFile } from './read-records.ts';
