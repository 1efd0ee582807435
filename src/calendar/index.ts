export type { DayGrid, GridDay } from './day-grid.ts';
