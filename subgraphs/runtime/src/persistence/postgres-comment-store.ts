import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext } from '@tertulia/persistence';
import type { CommentStore, StoredComment } from '../application/comment-ports.js';
import type { RatingComment } from '../domain/fold-outputs.js';
import { dateFrom, rowsOf } from './columns.js';

const addSql = `insert into rating_comment (organization_id, conversation_id, block_id, scale, value, text, at)
  values (?, ?, ?, ?, ?, ?, ?)
  on conflict (organization_id, conversation_id, block_id) do update
    set scale = excluded.scale, value = excluded.value, text = excluded.text, at = excluded.at`;

const listSql = `select conversation_id as "conversationId", block_id as "blockId", scale, value, text, at
  from rating_comment where organization_id = ? and conversation_id in (?) order by at, block_id`;

/** Comments on PostgreSQL. */
export class PostgresCommentStore implements CommentStore {
  constructor(private readonly em: EntityManager) {}

  async add(
    { id, organizationId }: Parameters<CommentStore['add']>[0],
    comments: readonly RatingComment[],
  ): Promise<void> {
    for (const { blockId, scale, value, text, at } of comments) {
      await executeWithNext(this.em, addSql, [organizationId, id, blockId, scale, value, text, at.toISOString()]);
    }
  }

  async ofConversations(organizationId: string, ids: readonly string[]): Promise<StoredComment[]> {
    const rows = await rowsOf<StoredComment>(this.em, listSql, [organizationId, ids]);
    return rows.map((row) => ({ ...row, at: dateFrom(row.at) ?? new Date(0) }));
  }
}
