export { agentDayCsv, createAgentDayReader } from './agent-day-csv.ts';
export {
  type AgentReaderOptions,
  agentStateCsv,
  createAgentStateReader,
  DEFAULT_GROUP,
} from './agent-state-csv.ts';
export { type ColumnSpec, planColumns } from './columns.ts';
export { type CostReaderOptions, costCsv, createCostReader } from './cost-csv.ts';
export { CsvSplitter, detectDelimiter, LONGEST_RECORD } from './csv-splitter.ts';
export { type Cell, csvLine, csvText } from './csv-text.ts';
export { createEventReader, eventCsv } from './event-csv.ts';
export { createForecastReader, type ForecastRecord } from './forecast-csv.ts';
export { INTERVAL_COLUMNS } from './interval-columns-table.ts';
export {
  createIntervalReader,
  type IntervalReader,
  type IntervalReaderOptions,
  type IntervalSummary,
  intervalCsv,
} from './interval-csv.ts';
export { DEFAULT_QUEUE, type FractionalCounts } from './interval-row.ts';
export * from './invoice/index.ts';
export { createLegReader, type LegReaderOptions, legCsv } from './leg-csv.ts';
export { type DecimalStyle, plainDecimal } from './plain-decimal.ts';
export { Row } from './row.ts';
export { createStaffingProblemReader, type StaffingProblem } from './staffing-problem-csv.ts';
export { createSurveyReader, type SurveyReaderOptions, surveyCsv } from './survey-csv.ts';
export {
  createTableReader,
  type ReadBatch,
  type ReaderOptions,
  type ReadSummary,
  type RecordReader,
  readAll,
  type TableDefinition,
} from './table-reader.ts';
export { createTechnionReader, type TechnionOptions } from './technion-calls.ts';
export type { TimeParser, TimeReading } from './time-parser.ts';
