/** A moment as a clock and a calendar show it somewhere. */
export type TimeOf = (moment: Date) => string;

/** Writes moments as `YYYY-MM-DD HH:MM:SS` in a zone, which programs of every language read as a time. */
export function localTimes(zone: string): TimeOf {
  // Swedish writes times in this very form.
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  });
  return (moment) => format.format(moment);
}
