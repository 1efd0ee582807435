export * from './forecast-file.ts';
export { type ReadReport, readRecords, readWholeFile } from './read-records.ts';
