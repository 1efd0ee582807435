import { MoneyDecimal } from '../core/index.ts';
import { CONTRACT, contractPrice } from './contract.ts';
import type { MeasuredMonth } from './measured-month.ts';

/** One line of a vendor invoice, exact decimals. */
export interface ExampleInvoiceLine {
  readonly code: string;
  readonly qty: string;
  readonly unit_price: string;
  readonly amount: string;
}

/** A vendor invoice in the shape of the invoice cases. */
export interface ExampleInvoice {
  readonly number: string;
  readonly vendor_id: string;
  readonly date: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  readonly type: 'invoice';
  readonly lines: readonly ExampleInvoiceLine[];
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

/** By how much the wrong invoice overstates the calls: well beyond the contract's half a percent. */
const OVERBILLED_CALLS = '1.034';

/** The invoice that the contract and the measured quantities make, right to the cent. */
export function rightInvoice(number: string, date: string, measured: MeasuredMonth): ExampleInvoice {
  return invoice(
    number,
    date,
    measured,
    CONTRACT.rates.map(({ code }) =>
      line(code, measured.qty[code] ?? '0', contractPrice(code, measured.period.from)),
    ),
  );
}

/**
 * The same with two faults: calls billed that were not handled (say, the abandoned ones too), and e-mails at the price
 * of the month before, which a new price list had replaced.
 */
export function wrongInvoice(number: string, date: string, measured: MeasuredMonth): ExampleInvoice {
  const lines = CONTRACT.rates.map(({ code }) => {
    const quantity = measured.qty[code] ?? '0';
    if (code === 'VOICE') {
      const billed = new MoneyDecimal(quantity).times(OVERBILLED_CALLS).toFixed(0);
      return line(code, billed, contractPrice(code, measured.period.from));
    }
    return line(
      code,
      quantity,
      code === 'EMAIL' ? contractPrice(code, CONTRACT.valid_from) : contractPrice(code, measured.period.from),
    );
  });
  return invoice(number, date, measured, lines);
}

function line(code: string, quantity: string, unitPrice: string): ExampleInvoiceLine {
  const amount = new MoneyDecimal(quantity).times(unitPrice).toFixed(CONTRACT.rounding.scale);
  return { code, qty: quantity, unit_price: unitPrice, amount };
}

function invoice(
  number: string,
  date: string,
  measured: MeasuredMonth,
  lines: readonly ExampleInvoiceLine[],
): ExampleInvoice {
  const net = lines.reduce((sum, entry) => sum.plus(entry.amount), new MoneyDecimal(0));
  const vat = new MoneyDecimal(net.times(CONTRACT.vat.rate).toFixed(2));
  return {
    number,
    vendor_id: CONTRACT.vendor_id,
    date,
    period: measured.period,
    currency: CONTRACT.currency,
    type: 'invoice',
    lines,
    net: net.toFixed(2),
    vat: vat.toFixed(2),
    gross: net.plus(vat).toFixed(2),
  };
}
