import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ciiText, ublText, type WrittenInvoice } from '../support/electronic-invoice.ts';
import { runAgner } from '../support/run-cli.ts';

interface GoldenCase {
  readonly id: string;
  readonly contract: unknown;
  readonly measured: unknown;
  readonly invoice: WrittenInvoice;
  readonly prior_invoices: readonly WrittenInvoice[];
}
interface Result {
  readonly verdict: string;
  readonly payable_net: string;
  readonly lines: readonly { readonly verdict: string }[];
}

let folder = '';
const at = (name: string): string => join(folder, name);
const golden = new URL('../golden/finance/invoice_cases.json', import.meta.url);
const { cases } = JSON.parse(await readFile(golden, 'utf8')) as { readonly cases: readonly GoldenCase[] };

/** The columns of `invoice check`, the whole invoice's values on its first row only. */
function csvTextOf(invoice: WrittenInvoice): string {
  const head = [invoice.number, invoice.vendor_id, invoice.period.from, invoice.period.to];
  const rows = invoice.lines.map((line, index) =>
    [
      ...(index === 0 ? head : [invoice.number, '', '', '']),
      ...[line.code, line.qty ?? '', line.unit_price ?? '', line.amount],
      ...(index === 0
        ? [
            invoice.currency,
            invoice.type ?? '',
            invoice.credits ?? '',
            invoice.net ?? '',
            invoice.vat ?? '',
            invoice.gross ?? '',
          ]
        : ['', '', '', '', '', '']),
    ].join(','),
  );
  return `number,vendor_id,from,to,code,qty,unit_price,amount,currency,type,credits,net,vat,gross\n${rows.join('\n')}\n`;
}

async function checkFiles(found: GoldenCase, write: (invoice: WrittenInvoice) => string) {
  await writeFile(at('contract.json'), JSON.stringify(found.contract));
  await writeFile(at('measured.json'), JSON.stringify(found.measured));
  await writeFile(at('invoice'), write(found.invoice));
  const earlier = await Promise.all(
    found.prior_invoices.map(async (invoice, index) => {
      await writeFile(at(`earlier-${index}`), write(invoice));
      return ['--earlier', at(`earlier-${index}`)];
    }),
  );
  const argv = [
    '--contract',
    at('contract.json'),
    '--measured',
    at('measured.json'),
    '--invoice',
    at('invoice'),
  ];
  return runAgner(['invoice', 'check', ...argv, ...earlier.flat()]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agner-invoice-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('invoice check on documents', () => {
  it.each([
    ['UBL', ublText],
    ['CII', ciiText],
    ['CSV', csvTextOf],
  ] as const)('comes to the same answers for all cases written as %s', async (_, write) => {
    await writeFile(at('cases.json'), JSON.stringify({ cases }));
    const wanted = JSON.parse((await runAgner(['invoice', 'check', at('cases.json')])).stdout) as Result[];
    for (const [index, found] of cases.entries()) {
      const run = await checkFiles(found, write);
      const [result] = JSON.parse(run.stdout) as Result[];
      expect({ ...result, id: found.id }).toEqual(wanted[index]);
    }
  });

  it('finds the contract’s vendor among the names a seller goes by', async () => {
    const [first] = cases as readonly [GoldenCase];
    const write = (invoice: WrittenInvoice): string =>
      ublText({ ...invoice, vendor_id: 'FR999' }).replace(
        '</cac:Party>',
        `<cac:PartyTaxScheme><cbc:CompanyID>${invoice.vendor_id}</cbc:CompanyID></cac:PartyTaxScheme></cac:Party>`,
      );
    const [result] = JSON.parse((await checkFiles(first, write)).stdout) as Result[];
    expect(result?.verdict).not.toBeNull();
    const stranger = await checkFiles(first, (invoice) => ublText({ ...invoice, vendor_id: 'FR999' }));
    expect(stranger.exit).toBe(2);
    expect(stranger.stderr).toContain('FINANCE_OTHER_VENDOR');
  });

  it('reads the numbers of ledgers: decimal comma, grouped thousands, a minus behind', async () => {
    const [first] = cases as readonly [GoldenCase];
    const code = first.invoice.lines[0]?.code;
    const run = await checkFiles(
      first,
      (invoice) => `number;code;qty;montant\n${invoice.number};${code};1 000;1.440,50-\n`,
    );
    expect(run.stdout).toContain('-1440.5');
  });

  it('says which document is missing, and refuses a file of cases beside documents', async () => {
    const missing = await runAgner(['invoice', 'check', '--contract', at('contract.json')]);
    expect(missing).toMatchObject({ exit: 2 });
    expect(missing.stderr).toContain('--measured');
    const both = await runAgner(['invoice', 'check', at('cases.json'), '--invoice', at('invoice')]);
    expect(both.stderr).toContain('USAGE');
  });
});
