export * from './cholesky.ts';
export * from './distributions.ts';
export * from './exact-ceiling.ts';
export * from './negative-binomial.ts';
export * from './normal.ts';
export * from './random.ts';
export * from './rational.ts';
