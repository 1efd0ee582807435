import { describe, expect, it } from 'vitest';
import { ERROR_TABLE } from '../../src/core/index.ts';

const HEAD = `# Errors

Every error Agner names on purpose, one table (\`src/core/errors\`). A refused row of a file and a refused request carry
the same fields: \`code\`, \`message\` (with the value), the place (\`file\`, \`row\`, \`column\` or \`field\`), and \`next\`.
This page is written from the table: \`npx vitest run tests/house -u\` renews it.

| Code | HTTP | What went wrong | What to do next |
|---|---|---|---|
`;

describe('docs/errors.md', () => {
  it('has exactly the rows of the error table', async () => {
    const rows = Object.entries(ERROR_TABLE)
      .map(([code, row]) => `| \`${code}\` | ${row.status} | ${row.title} | ${row.next} |\n`)
      .sort();
    await expect(HEAD + rows.join('')).toMatchFileSnapshot('../../docs/errors.md');
  });
});
