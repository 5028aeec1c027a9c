import type { Locale } from '@tertulia/errors';
import { summaryOf, type BotDefinition, type Flow, type Problem } from '@tertulia/flow-engine';
import type { DraftSaved } from '../application/change-draft.js';
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

export function asSaved(saved: DraftSaved): Omit<SaveDraftPayload, 'userErrors'> {
  return {
    bot: asBot(saved.bot),
    draft: Object.assign(new DraftType(), saved.draft),
    stale: saved.stale === null ? null : Object.assign(new StaleDraftType(), saved.stale),
  };
}

/** What stands in a payload when nothing was saved. */
export const notSaved = { bot: null, draft: null, stale: null };
