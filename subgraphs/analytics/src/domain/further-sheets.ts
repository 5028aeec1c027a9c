import { metricNames } from '@tertulia/metric-words';
import { differenceOf, verdictTexts, type RateDifference } from '@tertulia/metrics';
import type { Cell } from '@tertulia/table-files';
import type { Numbers, Sheet, Side, TableWords } from './export-sheet.js';
import type { Heading } from './export-texts.js';
import type { MetricsReport, PlainMetric } from './metrics-report.js';

const number = (heading: Heading) => [heading, 'NUMBER'] as const;
const text = (heading: Heading) => [heading, 'TEXT'] as const;

/** Ratings, people, errors; then the walk and the comparison, where the filter gives them. */
export function furtherSheets({ report, walk, sides }: Numbers, words: TableWords): Sheet[] {
  return [
    ratings(report),
    team(report, words),
    errors(report, words),
    ...(walk === null ? [] : [walkSheet(walk, words)]),
    ...comparison(sides, words),
  ];
}

function ratings({ ratings: stars, npsRatings: nps }: MetricsReport): Sheet {
  const rowsOf = (name: string, { buckets }: typeof stars): Cell[][] =>
    buckets.map(({ value, count }) => [name, value, count]);
  return {
    name: 'ratings',
    columns: [text('scale'), number('rating'), number('count')],
    rows: [...rowsOf('CSAT', stars), ...rowsOf('NPS', nps)],
  };
}

function team(report: MetricsReport, { nameOfAuthor }: TableWords): Sheet {
  return {
    name: 'team',
    columns: [text('member'), ...(['takenOver', 'answered', 'meanWait', 'resolved'] as const).map(number)],
    rows: report.team.map(({ memberId, takenOver, answered, meanWaitMs, resolved }) => [
      ...[nameOfAuthor(memberId), takenOver, answered, meanWaitMs === null ? null : meanWaitMs / 1_000, resolved],
    ]),
  };
}

function errors({ failures }: MetricsReport, { nameOfBot, numberOfVersion }: TableWords): Sheet {
  return {
    name: 'errors',
    columns: [text('code'), text('bot'), number('version'), number('count')],
    rows: failures.map(({ code, botId, versionId, count }) => [
      ...[code, nameOfBot(botId), versionId === null ? null : numberOfVersion(versionId), count],
    ]),
  };
}

/** The most visited first, as on the screen. */
function walkSheet({ versionId, blocks }: NonNullable<Numbers['walk']>, words: TableWords): Sheet {
  const version = words.numberOfVersion(versionId);
  return {
    name: 'walk',
    columns: [
      ...[text('block'), number('version')],
      ...(['visits', 'asked', 'answeredQuestions', 'dropOff', 'medianSeconds'] as const).map(number),
    ],
    rows: blocks
      .toSorted((one, other) => other.visits - one.visits || (one.blockId < other.blockId ? -1 : 1))
      .map(({ blockId, visits, asked, answered, dropOff, medianSeconds }) => [
        ...[words.nameOfBlock(blockId) ?? blockId, version, visits, asked, answered, dropOff, medianSeconds],
      ]),
  };
}

const comparedRates = [
  ...(['completionRate', 'resolutionRate', 'handOffRate', 'conversionRate', 'successRate'] as const),
] satisfies PlainMetric[];

/** Both sides beside each other, and whether their difference can be chance; nothing without two sides. */
function comparison([first, second]: readonly Side[], words: TableWords): Sheet[] {
  if (first === undefined || second === undefined) return [];
  const { language } = words;
  const count = ({ report }: Side): number => report.metrics.conversations.value ?? 0;
  const rate = ({ report }: Side, key: PlainMetric) => {
    const { numerator, denominator } = report.metrics[key];
    return { numerator: numerator ?? 0, denominator: denominator ?? 0 };
  };
  const differenceCells = ({ difference, low, high, verdict }: RateDifference): Cell[] => [
    ...[difference, low, high, verdictTexts[verdict][language]],
  ];
  return [
    {
      name: 'comparison',
      columns: [
        text('metric'),
        ...[first, second].map((side) => [{ name: nameOf(side, words) }, 'NUMBER'] as const),
        ...(['difference', 'low', 'high'] as const).map(number),
        text('verdict'),
      ],
      rows: [
        [metricNames.conversations[language], count(first), count(second), null, null, null, null],
        ...comparedRates.map((key) => [
          ...[metricNames[key][language], first.report.metrics[key].value, second.report.metrics[key].value],
          ...differenceCells(differenceOf(rate(first, key), rate(second, key))),
        ]),
      ],
    },
  ];
}

function nameOf({ kind, id }: Side, { nameOfBot, numberOfVersion, language }: TableWords): string {
  if (kind === 'BOT') return nameOfBot(id);
  const word = { es: 'Versión', en: 'Version' }[language];
  return `${word} ${numberOfVersion(id) ?? '?'}`;
}
