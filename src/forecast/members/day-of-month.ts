/**
 * 1 to 31, of a day number (0 = 1970-01-01): the Gregorian calendar in whole numbers, years begun in March so that the leap
 * day comes last. A date object for each of thousands of days would take most of the fit's time.
 */
export function dayOfMonthOf(dayNumber: number): number {
  const DAYS_FROM_MARCH_0000 = 719_468;
  const DAYS_OF_400_YEARS = 146_097;
  const days = dayNumber + DAYS_FROM_MARCH_0000;
  const ofEra = days - Math.floor(days / DAYS_OF_400_YEARS) * DAYS_OF_400_YEARS;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  return ofYear - Math.floor((153 * month + 2) / 5) + 1;
}
