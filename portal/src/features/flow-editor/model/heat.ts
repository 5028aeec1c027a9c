/** What is shown of a block. */
export interface BlockHeat {
  visits: number;
  /** 0 for a block that asks nothing. */
  asked: number;
  answered: number;
  dropOff: number | null;
  medianSeconds: number | null;
  waiting: number;
  /** How warm it is beside the others: 0 for none, then 1 to `heatSteps`. */
  step: number;
}

/** What is shown of an edge. */
export interface EdgeHeat {
  count: number;
  share: number | null;
}

/** The heat of the open flow. */
export interface Heat {
  blocks: ReadonlyMap<string, BlockHeat>;
  edges: ReadonlyMap<string, EdgeHeat>;
  /** Blocks of the draft that are new or different since the version that is counted. */
  changedBlocks: ReadonlySet<string>;
  /** The highest number of visits of each shade in use, for the legend. */
  shades: readonly { step: number; upTo: number }[];
  /** The number of the version that is counted; null if none is live. */
  version: number | null;
}

/** The heat as the server tells it. */
export interface ToldHeat {
  sequence: number;
  version: { id: string; number: number | null } | null;
  waiting: readonly { versionId: string; blockId: string; visitors: number }[];
  blocks: readonly (Omit<BlockHeat, 'waiting' | 'step'> & { blockId: string })[];
  edges: readonly (EdgeHeat & { edgeId: string })[];
}

/** How many shades there are. */
export const heatSteps = 5;

export function heatFrom(told: ToldHeat, changedBlocks: ReadonlySet<string>): Heat {
  const most = Math.max(0, ...told.blocks.map(({ visits }) => visits));
  const waiting = new Map(
    told.waiting
      .filter(({ versionId }) => versionId === told.version?.id)
      .map(({ blockId, visitors }) => [blockId, visitors]),
  );
  const counted = told.blocks.map(({ blockId, ...block }): [string, BlockHeat] => [
    blockId,
    { ...block, waiting: waiting.get(blockId) ?? 0, step: stepOf(block.visits, most) },
  ]);
  const blocks = new Map(counted);
  // Somebody may wait at a block that was reached before the range.
  for (const [blockId, visitors] of waiting) {
    if (!blocks.has(blockId)) blocks.set(blockId, { ...noHeat, waiting: visitors });
  }
  return {
    blocks,
    edges: new Map(told.edges.map(({ edgeId, count, share }) => [edgeId, { count, share }])),
    changedBlocks,
    shades: shadesOf(most),
    version: told.version?.number ?? null,
  };
}

const noHeat = { visits: 0, asked: 0, answered: 0, dropOff: null, medianSeconds: null, step: 0 };

/** Equal shares of the most visited block, so that each shade means the same everywhere. */
function stepOf(visits: number, most: number): number {
  return visits === 0 ? 0 : Math.max(1, Math.ceil((visits / most) * heatSteps));
}

function shadesOf(most: number): Heat['shades'] {
  const bounds = Array.from({ length: heatSteps }, (_, index) => Math.floor((most * (index + 1)) / heatSteps));
  return [...new Set(bounds)].filter((upTo) => upTo > 0).map((upTo) => ({ step: stepOf(upTo, most), upTo }));
}

/** The newer of two values; the socket and the first answer may overtake each other. */
export function newerHeat<T extends { sequence: number }>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.sequence >= one.sequence ? other : one;
}

/** What the heat may be of. */
export const heatPeriods = ['day', 'week', 'month'] as const;
export type HeatPeriod = (typeof heatPeriods)[number];

const hourMs = 3_600_000;
const daysOf: Record<HeatPeriod, number> = { day: 1, week: 7, month: 30 };

/** The last days in whole hours. It ends a day from now, so that what happens while one looks is inside. */
export function heatRange(period: HeatPeriod, nowMs: number): { from: string; to: string } {
  const hour = Math.floor(nowMs / hourMs) * hourMs;
  const at = (ms: number): string => new Date(ms).toISOString();
  return { from: at(hour - daysOf[period] * 24 * hourMs), to: at(hour + 25 * hourMs) };
}
