import { AgnerError, type Fault, fault } from '../core/index.ts';
import {
  type BonusMalusDocument,
  type ContractDocument,
  ContractSchema,
  type RateDocument,
} from './contract-schema.ts';
import { financeDocumentFaults, requireShape } from './document-faults.ts';
import { decimal, type ExactDecimal, type Rounding, ZERO } from './exact-decimal.ts';
import { priceFaults } from './price-rows.ts';
import { tierFaults } from './rates/tiers.ts';

/** Differences up to these are paid as invoiced. */
export interface Tolerance {
  /** Share of the expected quantity. */
  readonly quantityShare: ExactDecimal;
  readonly price: ExactDecimal;
  /** On a line's own quantity x price. */
  readonly line: ExactDecimal;
  /** On the document's totals. */
  readonly invoice: ExactDecimal;
}

/** A contract that has the right shape, with its defaults filled in. */
export interface Contract {
  readonly id: string;
  readonly vendorId: string;
  readonly currency: string;
  /** Inclusive local days. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly rounding: Rounding;
  readonly tolerance: Tolerance;
  readonly vatRate: ExactDecimal | null;
  readonly fx: { readonly base: string; readonly quote: string; readonly rate: ExactDecimal } | null;
  readonly rates: readonly RateDocument[];
  readonly bonusMalus: readonly BonusMalusDocument[];
  readonly minimumCommitment: NonNullable<ContractDocument['min_commitment']> | null;
  /** May under-billed lines pay for over-billed ones? Only if the contract says so. */
  readonly netting: boolean;
}

/** Half a percent of the quantity: what is accepted when a contract names no tolerance (our choice). */
const DEFAULT_QUANTITY_SHARE = '0.005';

/**
 * Reads a contract document.
 *
 * @throws AgnerError UNKNOWN_KEY, FINANCE_DOCUMENT_INVALID or FINANCE_CODE_REPEATED with the first fault;
 * checkContract lists them all.
 */
export function readContract(document: unknown): Contract {
  requireShape(ContractSchema, document, 'contract');
  const found = document as ContractDocument;
  for (const rate of found.rates) {
    const priced = rate.model === 'graduated' || rate.model === 'volume' ? rate.tiers : rate.prices;
    if (priced === undefined || priced.length === 0) {
      const wanted = rate.model === 'graduated' || rate.model === 'volume' ? 'tiers' : 'prices';
      throw new AgnerError(
        'FINANCE_DOCUMENT_INVALID',
        `The rate ${rate.code} has the model ${rate.model} and no ${wanted}.`,
        { field: `contract.rates.${rate.code}.${wanted}` },
      );
    }
  }
  const [repeated] = repeatedCodes(found);
  if (repeated !== undefined) throw AgnerError.from(repeated);
  return {
    id: found.id,
    vendorId: found.vendor_id,
    currency: found.currency,
    validFrom: found.valid_from,
    validTo: found.valid_to ?? null,
    rounding: { mode: found.rounding?.mode ?? 'half_up', scale: found.rounding?.scale ?? 2 },
    tolerance: {
      quantityShare: decimal(found.tolerance?.qty_rel ?? DEFAULT_QUANTITY_SHARE),
      price: decimal(found.tolerance?.price_abs ?? '0'),
      line: decimal(found.tolerance?.line_abs ?? '0'),
      invoice: decimal(found.tolerance?.invoice_abs ?? '0'),
    },
    vatRate: found.vat === undefined ? null : found.vat.category === 'S' ? decimal(found.vat.rate) : ZERO,
    fx: found.fx === undefined ? null : { ...found.fx, rate: decimal(found.fx.rate) },
    rates: found.rates,
    bonusMalus: found.bonus_malus ?? [],
    minimumCommitment: found.min_commitment ?? null,
    netting: found.netting ?? false,
  };
}

/**
 * Everything wrong with a contract before any invoice comes: shape, unknown keys, price gaps and overlaps, tiers,
 * repeated codes, clauses on codes that have no rate.
 */
export function checkContract(document: unknown): Fault[] {
  const shape = financeDocumentFaults(ContractSchema, document, 'contract');
  if (shape.length > 0) return shape;
  const found = document as ContractDocument;
  const codes = found.rates.map((rate) => rate.code);
  const faults = found.rates.flatMap((rate) =>
    rate.model === 'graduated' || rate.model === 'volume'
      ? tierFaults(rate.code, rate.tiers ?? [])
      : priceFaults(rate.code, rate.prices ?? [], found.valid_from, found.valid_to ?? null),
  );
  faults.push(...repeatedCodes(found));
  const named = [
    ...(found.bonus_malus ?? []).flatMap((clause) => clause.base_codes ?? []),
    ...(found.min_commitment?.code === undefined ? [] : [found.min_commitment.code]),
  ];
  for (const code of named.filter((one) => !codes.includes(one))) {
    faults.push(
      fault('FINANCE_CODE_UNKNOWN', `A clause of the contract names ${code}, which has no rate.`, {
        value: code,
      }),
    );
  }
  return faults;
}

function repeatedCodes(contract: ContractDocument): Fault[] {
  const codes = contract.rates.map((rate) => rate.code);
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map((code) =>
    fault('FINANCE_CODE_REPEATED', `The contract has several rates with the code ${code}.`, {
      field: 'contract.rates',
      value: code,
    }),
  );
}
