/** Read by drizzle-kit (`npm run migrations`), which is fetched when needed and is no dependency. */
export default {
  dialect: 'postgresql',
  schema: './src/store/schema/*.ts',
  out: './migrations',
  casing: 'snake_case',
};
