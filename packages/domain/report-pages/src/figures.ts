import type { Formats } from '@tertulia/region-formats';
import { figureOrder, type Duration, type DurationKey, type Figure, type FigureKey, type Report } from './report.js';
import type { ReportTexts } from './texts/report-texts.js';

/** A metric in words and figures, written as the portal writes it. */
export interface WrittenFigure {
  readonly key: FigureKey | DurationKey;
  readonly title: string;
  readonly value: string;
  /** What the value was made of; null for plain counts. */
  readonly parts: string | null;
  /** What it was in the window before; null if that is unknown. */
  readonly before: string | null;
  readonly change: { readonly text: string; readonly isBetter: boolean } | null;
}

interface Words {
  readonly texts: ReportTexts;
  readonly formats: Formats;
}

const counts: readonly FigureKey[] = ['activeBots', 'conversations', 'errors'];
const betterDown: readonly (FigureKey | DurationKey)[] = [
  ...(['handOffRate', 'errors', 'botResponseTime', 'firstHumanResponse'] as const),
];
/** A smaller change of a share is none, as on the screen. */
const smallest = 0.0005;

/** Every metric of the report as it is written. */
export function writtenFigures({ metrics, durations }: Report, words: Words): WrittenFigure[] {
  return figureOrder.map((key) =>
    key === 'botResponseTime' || key === 'firstHumanResponse'
      ? writtenDuration(key, durations[key], words)
      : writtenFigure(key, metrics[key], words),
  );
}

function writtenFigure(key: FigureKey, figure: Figure, { texts, formats }: Words): WrittenFigure {
  const written = (value: number): string => {
    if (counts.includes(key)) return formats.number(value);
    if (key === 'nps') return formats.number(value);
    return formats.percent(key === 'csat' ? value / 100 : value);
  };
  const { value, previous } = figure;
  return {
    key,
    title: texts.metrics[key],
    value: value === null ? texts.none : written(value),
    parts: partsOf(key, figure, { texts, formats }),
    before: previous === null ? null : texts.before(written(previous)),
    change: changeOf(key, figure, { texts, formats }),
  };
}

function partsOf(key: FigureKey, { numerator, denominator }: Figure, { texts, formats }: Words): string | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  if (key === 'nps') return texts.ratingsCount(formats.number(denominator));
  return texts.partOf(formats.number(numerator), formats.number(denominator));
}

/** Counts change by a share of what they were, shares by points. */
function changeOf(key: FigureKey, { value, previous }: Figure, { texts, formats }: Words): WrittenFigure['change'] {
  if (value === null || previous === null) return null;
  const isCount = counts.includes(key);
  if (isCount && previous === 0) return null;
  const isOfHundred = key === 'csat' || key === 'nps';
  const amount = isCount ? (value - previous) / previous : (value - previous) / (isOfHundred ? 100 : 1);
  if (Math.abs(amount) < smallest) return null;
  const size = isCount ? formats.percent(Math.abs(amount)) : texts.points(formats.number(Math.abs(amount) * 100, 1));
  return signed(key, amount, size);
}

function writtenDuration(key: DurationKey, duration: Duration, { texts, formats }: Words): WrittenFigure {
  const { meanMs, previousMeanMs, p95Ms } = duration;
  const difference = meanMs === null || previousMeanMs === null ? 0 : meanMs - previousMeanMs;
  return {
    key,
    title: texts.metrics[key],
    value: meanMs === null ? texts.none : formats.duration(meanMs),
    parts: p95Ms === null ? null : texts.mostWithin(formats.percent(0.95), formats.duration(p95Ms)),
    before: previousMeanMs === null ? null : texts.before(formats.duration(previousMeanMs)),
    change: difference === 0 ? null : signed(key, difference, formats.duration(Math.abs(difference))),
  };
}

function signed(key: FigureKey | DurationKey, amount: number, size: string): WrittenFigure['change'] {
  const isUp = amount > 0;
  return { text: `${isUp ? '+' : '−'}${size}`, isBetter: isUp !== betterDown.includes(key) };
}
