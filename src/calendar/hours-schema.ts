import Type, { type Static } from 'typebox';

const Windows = Type.Array(Type.Tuple([Type.String(), Type.String()]), {
  description: 'Pairs of local times, ["09:00","18:00"]; the end may be "24:00". An empty list is closed.',
});
const Day = Type.String({ description: 'A local day, YYYY-MM-DD.' });

/** The shape of hours.json. Text inside is checked by parseOpeningHours. */
export const OpeningHoursSchema = Type.Object(
  {
    tz: Type.String({ description: 'IANA zone that the windows are meant in.' }),
    weekly: Type.Object(
      {
        '1': Type.Optional(Windows),
        '2': Type.Optional(Windows),
        '3': Type.Optional(Windows),
        '4': Type.Optional(Windows),
        '5': Type.Optional(Windows),
        '6': Type.Optional(Windows),
        '7': Type.Optional(Windows),
      },
      { additionalProperties: false, description: '1 = Monday … 7 = Sunday; a missing day is closed.' },
    ),
    holidays: Type.Optional(Type.Array(Day, { description: 'Closed days.' })),
    exceptions: Type.Optional(
      Type.Array(Type.Object({ date: Day, windows: Windows }, { additionalProperties: false }), {
        description: 'Days with their own windows; they win over holidays and the week.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Opening hours as hours.json holds them. */
export type OpeningHours = Static<typeof OpeningHoursSchema>;
export type OpeningWindow = OpeningHours['exceptions'] extends (infer E)[] | undefined
  ? E extends { windows: (infer W)[] }
    ? W
    : never
  : never;
