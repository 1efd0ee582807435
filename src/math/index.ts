export * from './distributions.ts';
export * from './exact-ceiling.ts';
export * from './random.ts';
export * from './rational.ts';
