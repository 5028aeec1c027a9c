import type { Locale } from '@tertulia/errors';
import { conflictInWords, summaryOf, type BotDefinition, type Flow, type Problem } from '@tertulia/flow-engine';
import { userErrorOf } from '@tertulia/subgraph';
import type { DraftSaved } from '../application/change-draft.js';
import type { StaleDraft } from '../domain/draft.js';
import { asBot } from './bot.type.js';
import { DraftType, type ProblemType, StaleDraftType } from './draft.type.js';
import type { FlowType } from './flow.type.js';
import type { SaveDraftPayload } from './payloads.type.js';

export function asProblem(problem: Problem, locale: Locale): ProblemType {
  return { ...problem, message: problem.message[locale], fix: problem.fix?.[locale] ?? null };
}

export function asFlow(flow: Flow, definition: BotDefinition): FlowType {
  return {
    id: flow.id,
    name: flow.name,
    document: flow,
    groups: flow.groups.map((group) => ({
      id: group.id,
      title: group.title,
      blocks: group.blocks.map((block) => ({
        id: block.id,
        kind: block.kind,
        summary: summaryOf(block, definition.locale),
        options: block.options,
      })),
    })),
    edges: flow.edges.map((edge) => ({
      id: edge.id,
      sourceKind: edge.source.kind,
      sourceId: edge.source.id,
      sourcePort: edge.source.kind === 'port' ? edge.source.port : null,
      targetGroupId: edge.target.groupId,
      targetBlockId: edge.target.blockId ?? null,
    })),
  };
}

export function asSaved({ bot, draft, stale, isJoined }: DraftSaved, context: { locale: Locale }): SaveDraftPayload {
  return {
    bot: asBot(bot),
    draft: Object.assign(new DraftType(), draft),
    isJoined,
    stale: stale === null ? null : asStale(stale, context.locale),
    userErrors: stale === null ? [] : [userErrorOf(context, 'STALE_REVISION')],
  };
}

function asStale({ revision, updatedAt, updatedBy, conflicts, sides }: StaleDraft, locale: Locale): StaleDraftType {
  const told = conflicts.map((conflict) => ({ path: conflict.path, ...conflictInWords(conflict, sides, locale) }));
  return Object.assign(new StaleDraftType(), { revision, updatedAt, updatedBy, conflicts: told });
}

/** What stands in a payload when nothing was saved. */
export const notSaved = { bot: null, draft: null, isJoined: false, stale: null };
