import { addMoney, type CostItem, type Money } from '../core/index.ts';
import { isDirectCategory } from '../kpi/index.ts';
import { allocateMoney } from './allocate-money.ts';
import { decimal, type ExactDecimal, roundBy, ZERO } from './exact-decimal.ts';

/** What one queue and vendor did in one month at one site: what costs are shared by. */
export interface CostCell {
  /** First local day of the month. */
  readonly month: string;
  readonly queueId: string;
  readonly channel: string;
  readonly vendorId: string | null;
  readonly siteId: string | null;
  readonly handled: number;
  readonly handleSeconds: number;
  readonly seats: number;
}

/** By what the costs are shown. */
export const COST_DIMENSIONS = ['queueId', 'channel', 'vendorId', 'siteId', 'month'] as const;
export type CostDimension = (typeof COST_DIMENSIONS)[number];

/** Cost of one value of the dimension. */
export interface CostRow {
  /** The queue, channel, vendor, site or month; '' where there is none (own staff have no vendor). */
  readonly key: string;
  readonly contacts: number;
  readonly loaded: Money;
  /** Without overhead. */
  readonly direct: Money;
  /** Rounded half up to four decimals; null where no contact was handled. */
  readonly loadedPerContact: Money | null;
  readonly directPerContact: Money | null;
}

export interface CostPerContact {
  readonly rows: readonly CostRow[];
  readonly total: CostRow;
  /** Items that no cell could carry: their month, queue, vendor or site had no work. Never dropped silently. */
  readonly unallocated: readonly CostItem[];
}

const PER_CONTACT_ROUNDING = { mode: 'half_up', scale: 4 } as const;

const WEIGHTS: { readonly [allocation in CostItem['allocation']]: (cell: CostCell) => ExactDecimal } = {
  // A direct item names its queue or vendor; where that still leaves several cells, contacts share it.
  direct: (cell) => decimal(String(cell.handled)),
  volume: (cell) => decimal(String(cell.handled)),
  handle_time: (cell) => decimal(String(cell.handleSeconds)),
  seats: (cell) => decimal(String(cell.seats)),
};

/**
 * Operating cost per handled contact. Each item is shared over the cells of its month that match the queue, vendor and
 * site it names, by its own allocation; the shares of an item add up to it to the cent.
 *
 * @param currency of the figures. @throws AgnerError MONEY_MIXED_CURRENCIES when an item is in another one.
 */
export function costPerContact(
  items: readonly CostItem[],
  cells: readonly CostCell[],
  dimension: CostDimension,
  currency: string,
): CostPerContact {
  addMoney(
    items.map((item) => item.cost),
    currency,
  );
  const loaded = cells.map(() => ZERO);
  const direct = cells.map(() => ZERO);
  const unallocated: CostItem[] = [];
  for (const item of items) {
    const places = [...cells.keys()].filter((place) => carries(cells[place] as CostCell, item));
    const weights = places.map((place) => WEIGHTS[item.allocation](cells[place] as CostCell));
    if (!weights.some((weight) => weight.greaterThan(ZERO))) {
      unallocated.push(item);
      continue;
    }
    for (const [index, share] of allocateMoney(item.cost, weights).entries()) {
      const place = places[index] as number;
      loaded[place] = (loaded[place] as ExactDecimal).plus(share.amount);
      if (isDirectCategory(item.category)) {
        direct[place] = (direct[place] as ExactDecimal).plus(share.amount);
      }
    }
  }
  const rowOf = (key: string, places: readonly number[]): CostRow => {
    const sum = (of: readonly ExactDecimal[]): ExactDecimal =>
      places.reduce((total, place) => total.plus(of[place] as ExactDecimal), ZERO);
    const contacts = places.reduce((total, place) => total + (cells[place] as CostCell).handled, 0);
    return costRow(key, contacts, sum(loaded), sum(direct), currency);
  };
  const keys = [...new Set(cells.map((cell) => cell[dimension] ?? ''))].toSorted();
  const placesOf = (key: string) =>
    [...cells.keys()].filter((place) => (cells[place]?.[dimension] ?? '') === key);
  return {
    rows: keys.map((key) => rowOf(key, placesOf(key))),
    total: rowOf('total', [...cells.keys()]),
    unallocated,
  };
}

function carries(cell: CostCell, item: CostItem): boolean {
  return (
    cell.month === item.month &&
    (item.queueId === null || item.queueId === cell.queueId) &&
    (item.vendorId === null || item.vendorId === cell.vendorId) &&
    (item.siteId === null || item.siteId === cell.siteId)
  );
}

function costRow(
  key: string,
  contacts: number,
  loaded: ExactDecimal,
  direct: ExactDecimal,
  currency: string,
): CostRow {
  const perContact = (cost: ExactDecimal): Money | null =>
    contacts === 0
      ? null
      : {
          amount: roundBy(cost.dividedBy(contacts), PER_CONTACT_ROUNDING).toFixed(PER_CONTACT_ROUNDING.scale),
          currency,
        };
  return {
    key,
    contacts,
    loaded: { amount: loaded.toFixed(), currency },
    direct: { amount: direct.toFixed(), currency },
    loadedPerContact: perContact(loaded),
    directPerContact: perContact(direct),
  };
}
