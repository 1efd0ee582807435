import { FORECASTERS } from '../../src/forecast/index.ts';
import { describeForecaster } from '../support/describe-forecaster.ts';

for (const forecaster of FORECASTERS) {
  if (forecaster.id !== 'handle-time') describeForecaster(forecaster, 'offered');
  if (['auto', 'handle-time'].includes(forecaster.id)) describeForecaster(forecaster, 'ahtSeconds');
}
