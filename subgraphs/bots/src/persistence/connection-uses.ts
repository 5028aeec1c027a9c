import type { ConnectionUse, UsedBlock } from '../application/ports.js';

/** A block that names a connection, in a draft or in a live version; without a block where the settings name it. */
export interface UseRow {
  readonly connection_id: string;
  readonly bot_id: string;
  readonly is_live: boolean;
  readonly block_id: string | null;
  readonly kind: string | null;
  readonly group_title: string | null;
}

/** Blocks are found inside the documents, because whole documents may be large. */
export const usesSql = `
  with used as (
    select bot.id as bot_id, false as is_live, draft.definition from bot join draft on draft.bot_id = bot.id
      where bot.organization_id = ? and bot.deleted_at is null
    union all
    select bot.id, true, version.definition from bot join bot_version version on version.id = bot.live_version_id
      where bot.organization_id = ? and bot.deleted_at is null
  )
  select block #>> '{options,connectionId}' as connection_id, bot_id, is_live,
    block ->> 'id' as block_id, block ->> 'kind' as kind, part ->> 'title' as group_title
  from used, jsonb_path_query(definition, '$.flows[*].groups[*]') as part,
    jsonb_path_query(part, '$.blocks[*]') as block
  where block #>> '{options,connectionId}' in (select jsonb_array_elements_text(?::jsonb))
  union all
  select definition #>> '{settings,answerModel,connectionId}', bot_id, is_live, null, null, null from used
  where definition #>> '{settings,answerModel,connectionId}' in (select jsonb_array_elements_text(?::jsonb))
  order by bot_id desc, is_live, block_id`;

interface FoundUse extends ConnectionUse {
  isLive: boolean;
  writesAnswers: boolean;
  readonly blocks: UsedBlock[];
}

/** The rows by connection and bot. */
export function usesOf(rows: readonly UseRow[]): ConnectionUse[] {
  const uses = new Map<string, FoundUse>();
  for (const { connection_id: connectionId, bot_id: botId, is_live: isLive, block_id: id, ...row } of rows) {
    const key = `${connectionId} ${botId}`;
    const use = uses.get(key) ?? { connectionId, botId, isLive: false, writesAnswers: false, blocks: [] };
    uses.set(key, use);
    use.isLive ||= isLive;
    use.writesAnswers ||= id === null;
    if (id !== null && !use.blocks.some((block) => block.id === id)) {
      use.blocks.push({ id, kind: row.kind ?? '', groupTitle: row.group_title ?? '' });
    }
  }
  return [...uses.values()];
}
