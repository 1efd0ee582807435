import { booleanField, eachRow, exactField, numberField } from '../golden-case-fields.ts';
import { addCustomerCounts, addCustomerPeriod } from '../measures/add-customers.ts';
import { addImprovementAction } from '../measures/add-improvement-action.ts';
import { addAddonSales, addAppointments, addSalesCall } from '../measures/add-sales.ts';
import { addMeasures } from '../measures/measure-sums.ts';
import type { CaseReaders } from './case-reader.ts';
import { CASE_PERIOD } from './read-people-cases.ts';

/** Cases about customers, sales and the register of actions. */
export const SALES_CASE_READERS: CaseReaders = {
  retention_rate: ({ input }, sums) =>
    addCustomerPeriod(sums, {
      period: CASE_PERIOD,
      opening: exactField(input, 'start'),
      closing: exactField(input, 'end'),
      gained: exactField(input, 'new'),
    }),
  repurchase_rate: ({ input }, sums) =>
    addCustomerCounts(sums, exactField(input, 'den'), exactField(input, 'num')),
  conversion_rate: ({ input }, sums) =>
    eachRow(input, 'calls', (row) =>
      addSalesCall(sums, {
        connected: booleanField(row, 'connected'),
        sales: numberField(row, 'sales'),
      }),
    ),
  addon_sales_rate: ({ input }, sums) =>
    addAddonSales(sums, exactField(input, 'den'), exactField(input, 'num')),
  sales_per_appointment: ({ input }, sums) =>
    addAppointments(sums, exactField(input, 'den'), exactField(input, 'num')),
  improvement_count: ({ input }, sums) => {
    addMeasures(sums, { improvementActions: 0 });
    eachRow(input, 'actions', (row) =>
      addImprovementAction(sums, {
        closed: booleanField(row, 'closed', false),
        effectMeasured: booleanField(row, 'effect_measured', false),
      }),
    );
  },
};
