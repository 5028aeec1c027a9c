import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { noFilter } from '../domain/metrics-filter.js';
import type { Export, ExportWish } from '../domain/export.js';
import type { Numbers, Side, TableWords } from '../domain/export-sheet.js';
import type { AnalyticsDependencies } from './dependencies.js';
import type { ExportDependencies } from './export-dependencies.js';
import { readHeat } from './read-heat.js';
import { readWholeReport } from './read-metrics.js';
import { wordsOfFilter } from './words-of-filter.js';

type Deps = AnalyticsDependencies & Pick<ExportDependencies, 'exportDirectory' | 'nameDirectory'>;

type Range = Pick<ExportWish, 'range' | 'botIds' | 'only'>;
type Wish = Range & Pick<ExportWish, 'format'>;

/** What a wish for metrics or comments is of. @throws DomainError BAD_USER_INPUT without a range */
export function rangeOf({ range, botIds, only }: Range) {
  if (range === null) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'range' } });
  return { window: { from: new Date(range.from), to: new Date(range.to) }, botIds, only: only ?? noFilter };
}

/** The numbers of a wish: its report, the walk of its one bot, its two sides. CSV has the days alone. @throws DomainError BAD_USER_INPUT without a range */
export async function readNumbers(deps: Deps, principal: Principal, wish: Wish): Promise<Numbers> {
  const of = rangeOf(wish);
  const report = await readWholeReport(deps, principal, of);
  if (wish.format === 'CSV') return { report, walk: null, sides: [] };
  return { report, walk: await walkOf(deps, principal, wish), sides: await sidesOf(deps, principal, wish) };
}

async function walkOf(deps: Deps, principal: Principal, wish: Wish): Promise<Numbers['walk']> {
  const { window, botIds, only } = rangeOf(wish);
  const [botId, ...others] = botIds ?? [];
  const [wanted = null, ...further] = only.versionIds ?? [];
  if (botId === undefined || others.length > 0 || further.length > 0) return null;
  const { versionId, blocks } = await readHeat(deps, principal, { botId, versionId: wanted, window });
  return versionId === null || blocks.length === 0 ? null : { versionId, blocks };
}

async function sidesOf(deps: Deps, principal: Principal, wish: Wish): Promise<Side[]> {
  const of = rangeOf(wish);
  const isOfVersions = of.only.versionIds !== null;
  const ids = of.only.versionIds ?? of.botIds ?? [];
  if (ids.length !== 2) return [];
  return Promise.all(
    ids.map(async (id): Promise<Side> => {
      const own = isOfVersions ? { ...of, only: { ...of.only, versionIds: [id] } } : { ...of, botIds: [id] };
      return { kind: isOfVersions ? 'VERSION' : 'BOT', id, report: await readWholeReport(deps, principal, own) };
    }),
  );
}

/** What its tables call things, as the caller may know them. @throws DomainError SUBGRAPH_UNAVAILABLE */
export async function wordsOfNumbers(
  deps: Deps,
  principal: Principal,
  {
    numbers: { report, walk, sides },
    one,
  }: { numbers: Numbers; one: Pick<Export, 'organizationId' | 'locale' | 'format' | 'botIds' | 'only'> },
): Promise<Omit<TableWords, 'botIds'>> {
  const { organizationId, locale } = one;
  const isBook = one.format === 'EXCEL';
  const versionIds = [
    ...report.failures.flatMap(({ versionId }) => versionId ?? []),
    ...(walk === null ? [] : [walk.versionId]),
    ...sides.flatMap(({ kind, id }) => (kind === 'VERSION' ? [id] : [])),
  ];
  const memberIds = isBook ? report.team.map(({ memberId }) => memberId) : [];
  const [botId] = one.botIds ?? [];
  const [{ bots }, authors, numbers, blocks, filter] = await Promise.all([
    deps.store.directory(organizationId),
    deps.nameDirectory.authorNames(principal, memberIds),
    isBook ? deps.exportDirectory.versionNumbers(organizationId, [...new Set(versionIds)]) : new Map<string, number>(),
    walk === null || botId === undefined ? new Map<string, string>() : deps.nameDirectory.blockNames(principal, botId),
    wordsOfFilter(deps.exportDirectory, one),
  ]);
  const names = new Map(bots.map((bot) => [bot.botId, bot.name]));
  return {
    language: locale,
    nameOfBot: (id) => names.get(id) ?? '',
    nameOfAuthor: (id) => authors.get(id) ?? null,
    nameOfBlock: (id) => blocks.get(id) ?? null,
    numberOfVersion: (id) => numbers.get(id) ?? null,
    filter,
  };
}
