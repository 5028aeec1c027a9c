import { describe, expect, test } from '@jest/globals';
import { metricDefinitions } from '@tertulia/metrics';
import { createFormats } from '@tertulia/region-formats';
import { figureOrder } from '../src/report.js';
import { bytesOf, dense, pagesOf, plain } from './pages.js';
import { reportOf } from './reports.js';

const spanish = createFormats('es', reportOf().region);

describe('a report as PDF', () => {
  test('The summary is one A4 page with every metric as the screen writes it, its parts and what it was before', async () => {
    const report = reportOf({ extent: 'SUMMARY' });
    const pages = await pagesOf(report);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[595, 842]]);
    const text = dense(pages[0]?.text ?? '');
    const figures = Object.entries(report.metrics).flatMap(([key, { value, previous, numerator, denominator }]) => {
      const isCount = numerator === null;
      const written = (figure: number): string =>
        isCount || key === 'nps' ? spanish.number(figure) : spanish.percent(key === 'csat' ? figure / 100 : figure);
      return [
        written(value ?? Number.NaN),
        ...(previous === null ? [] : [`Antes: ${written(previous)}`]),
        ...(isCount || key === 'nps' ? [] : [`${spanish.number(numerator)} de ${spanish.number(denominator ?? 0)}`]),
      ];
    });
    expect(figures).toHaveLength(25);
    for (const figure of figures) expect(text).toContain(dense(figure));
    for (const { meanMs } of Object.values(report.durations)) {
      expect(text).toContain(dense(spanish.duration(meanMs ?? 0)));
    }
    for (const amount of report.goalAmounts) expect(text).toContain(dense(spanish.money(amount)));
  });

  test('Each metric is followed by its definition, in the words of the screen', async () => {
    for (const locale of ['es', 'en'] as const) {
      const [page] = await pagesOf(reportOf({ extent: 'SUMMARY', locale }));
      for (const key of figureOrder) {
        expect(dense(page?.text ?? '')).toContain(dense(metricDefinitions[key][locale]));
      }
    }
  });

  test('It says whose, of when, of which bots, in which zone it is, and numbers its pages', async () => {
    const pages = await pagesOf(reportOf({ onlyBots: ['Citas', 'Preguntas'] }));
    expect(pages[0]?.text).toContain('Salón Lucía');
    expect(pages[0]?.text).toContain('1 nov 2026 – 30 nov 2026 · Citas y Preguntas');
    expect(pages[0]?.text).toContain('Comparado con 2 oct 2026 – 31 oct 2026 · Horas de America/Mexico_City');
    expect(pages.map(({ text }) => /\d+ \/ \d+$/u.exec(text)?.[0])).toEqual(
      pages.map((_, at) => `${at + 1} / ${pages.length}`),
    );
  });

  test('A window that has not ended says until when it is counted', async () => {
    const [page] = await pagesOf(reportOf({ extent: 'SUMMARY', madeAt: new Date('2026-11-30T20:20:00Z') }));
    expect(plain(page?.text ?? '')).toContain(`cuenta hasta el ${plain(spanish.exact('2026-11-30T20:20:00Z'))}`);
  });

  test('The tables have every day, bot and question with their figures', async () => {
    const report = reportOf();
    const text = dense((await pagesOf(report)).map((page) => page.text).join(' '));
    for (const { date, conversations, goals, completed, previousConversations } of report.perDay) {
      const figures = [conversations, goals, completed, previousConversations ?? 0].map((count) =>
        spanish.number(count),
      );
      expect(text).toContain(dense([spanish.date(date), ...figures].join('')));
    }
    for (const { name, conversations, goals } of report.perBot) {
      expect(text).toContain(dense(`${name}${spanish.number(conversations)}${spanish.number(goals)}`));
    }
    for (const { question } of report.questions) expect(text).toContain(dense(question));
    expect(text).toContain(dense('Excelente atención de LuzNPS 10Citas'));
    expect(text).toContain(dense('Esperé una hora2 de 5Preguntas'));
  });

  test('A report without conversations says so and shows no zeros where nothing was measured', async () => {
    const nothing = { value: null, previous: null, numerator: 0, denominator: 0 };
    const base = reportOf();
    const pages = await pagesOf({
      ...base,
      metrics: { ...base.metrics, csat: nothing, nps: nothing, conversionRate: nothing },
      perBot: [],
      questions: [],
      comments: [],
      ratings: base.ratings.map(({ value }) => ({ value, count: 0 })),
      peakHours: base.peakHours.map((row) => row.map(() => 0)),
      perDay: base.perDay.map(({ date }) => ({
        ...{ date, conversations: 0, goals: 0, completed: 0, previousConversations: null },
      })),
    });
    expect(pages[0]?.text).toContain('Ninguna conversación en el periodo.');
    expect(pages[0]?.text).toContain('Nadie calificó en el periodo.');
    expect(pages[0]?.text.match(/Sin datos/gu)).toHaveLength(3);
  });

  test('The same report gives the same bytes', async () => {
    expect((await bytesOf(reportOf())).equals(await bytesOf(reportOf()))).toBe(true);
  });
});
