import { localDayOf } from '@tertulia/metrics';
import { palette } from '../drawing/palette.js';
import { drawing, element } from '../drawing/svg.js';
import type { ReportWindow } from '../report.js';
import type { Sheet } from './sheet.js';
import { shortened, written } from './written.js';
import type { Content } from 'pdfmake/interfaces.js';

const nameMax = 80;
/** Bots and filter together have two lines. */
const aboutMax = 200;
const filterMax = 130;
const mark =
  'M13.4 8.2h4.1v3.9h4v3.2h-4v4.6c0 1.3.6 1.8 1.8 1.8.8 0 1.5-.1 2.2-.4v3.1c-.9.4-2 .6-3.2.6-3.3 0-4.9-1.7-4.9-4.8v-4.6h-2.7v-3.2h2.7z';

/** The product's mark, as the portal draws it. */
const logo = drawing(32, 32, [
  element('rect', { width: 32, height: 32, rx: 9, fill: palette.accent }),
  element('path', { d: mark, fill: palette['accent-ink'] }),
]);

/** Whose report this is, of when and of what. */
export function head({ report, texts, formats }: Sheet): Content[] {
  const { organization, onlyBots, filter, region, madeAt, window, previousWindow, locale } = report;
  const bots = onlyBots === null ? texts.everyBot : new Intl.ListFormat(locale).format(onlyBots);
  const only = filter === null ? null : shortened(filter, filterMax);
  const about = [
    spanOf(window, { report, texts, formats }),
    shortened(bots, aboutMax - (only?.length ?? 0)),
    ...(only === null ? [] : [only]),
  ];
  const notes = [
    texts.comparedWith(spanOf(previousWindow, { report, texts, formats })),
    texts.timesOf(region.timeZone),
    ...(window.to > madeAt ? [texts.countedUntil(formats.exact(madeAt.toISOString()))] : []),
  ];
  return [
    {
      columns: [
        { svg: logo, width: 20 },
        { ...written('tertulia', { face: 'Heading', fontSize: 13, bold: true }), width: '*', margin: [4, 2, 0, 0] },
        { ...written(shortened(organization, nameMax), { bold: true, alignment: 'right' }), width: 360 },
      ],
    },
    written(texts.title, { face: 'Heading', fontSize: 20, bold: true, margin: [0, 8, 0, 2] }),
    written(about.join(' · '), { fontSize: 10 }),
    written(notes.join(' · '), { fontSize: 8, color: palette['ink-2'], margin: [0, 2, 0, 8] }),
  ];
}

/** Whole days as days, both included; otherwise both moments. */
export function spanOf(window: ReportWindow, sheet: Sheet): string {
  const { formats, report } = sheet;
  const { from, to } = window;
  const isMidnight = (time: Date): boolean => formats.time(time.toISOString()) === '00:00';
  if (!isMidnight(from) || !isMidnight(to))
    return `${formats.exact(from.toISOString())} – ${formats.exact(to.toISOString())}`;
  const [first, last] = [from, new Date(to.getTime() - 1)].map((time) => localDayOf(time, report.region.timeZone));
  const names = [...new Set([first, last])].map((day) => formats.date(day ?? ''));
  return names.join(' – ');
}
