import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn, workOn, type DatabaseWork } from '@tertulia/persistence';
import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { Stores } from '../application/ports.js';
import { PostgresPublishedBotStore, PostgresVersionStore } from './postgres-bot-store.js';
import { PostgresCommentStore } from './postgres-comment-store.js';
import { PostgresContactStore } from './postgres-contact-store.js';
import { PostgresConversationReader } from './postgres-conversation-reader.js';
import { PostgresConversationStore } from './postgres-conversation-store.js';
import { PostgresDocumentStore } from './postgres-document-store.js';
import { PostgresEffectStore } from './postgres-effect-store.js';
import { PostgresExportReader } from './postgres-export-reader.js';
import { PostgresMissStore } from './postgres-miss-store.js';
import { PostgresQueueReader } from './postgres-queue-reader.js';
import { PostgresPlanStore } from './postgres-plan-store.js';
import { PostgresPreviewLinkStore } from './postgres-preview-link-store.js';
import { PostgresReceivedFileStore } from './postgres-received-file-store.js';
import { PostgresSimulationStore } from './postgres-simulation-store.js';
import { PostgresStoredValueStore } from './postgres-stored-value-store.js';
import { PostgresTakeoverStore } from './postgres-takeover-store.js';

/** Sources of ids and times for new rows. */
export interface Sources {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Tables in the order of deletion: rows with a reference before the rows that they refer to. */
const tablesToEmpty = [
  ...[
    'document_content',
    'stored_value',
    'ignored_miss',
    'miss',
    'rating_comment',
    'simulation',
    'preview_link',
    'effect_intent',
    'read_mark',
    'takeover',
    'goal',
    'message',
    'chat_session',
    'conversation',
  ],
  ...['contact', 'bot_version', 'published_bot', 'usage_counter', 'entitlement'],
];

const tablesOfTexts = ['miss', 'rating_comment'];

/** Their records go with their bytes, which a job removes next. */
const removeFilesSql = `update received_file set state = 'REMOVED', name = '', remove_at = ?::timestamptz
  where organization_id = ?`;

/** The only events with a visitor's own texts. */
const eraseTextsSql = `delete from outbox where organization_id = ? and payload ->> 'conversationId' = ?
  and name = 'runtime.question-unanswered.v1'`;

/** Every store of this subgraph on one connection. */
export function storesOn(em: EntityManager, { clock, ids }: Sources): Stores {
  return {
    bots: new PostgresPublishedBotStore(em),
    versions: new PostgresVersionStore(em),
    conversations: new PostgresConversationStore(em, () => ids.next()),
    reader: new PostgresConversationReader(em),
    takeovers: new PostgresTakeoverStore(em),
    effects: new PostgresEffectStore(em, clock),
    contacts: new PostgresContactStore(em),
    plans: new PostgresPlanStore(em),
    simulations: new PostgresSimulationStore(em),
    previews: new PostgresPreviewLinkStore(em),
    documents: new PostgresDocumentStore(em),
    values: new PostgresStoredValueStore(em),
    misses: new PostgresMissStore(em, () => ids.next()),
    comments: new PostgresCommentStore(em),
    files: new PostgresReceivedFileStore(em),
    queues: new PostgresQueueReader(em),
    exports: new PostgresExportReader(em),
    events: eventsOn(em),
    eraseTexts: async (organizationId, conversationId) => {
      for (const table of tablesOfTexts) {
        const sql = `delete from ${table} where organization_id = ? and conversation_id = ?::uuid`;
        await em.execute(sql, [organizationId, conversationId], 'run');
      }
      await em.execute(eraseTextsSql, [organizationId, conversationId], 'run');
    },
    deleteEverything: async (organizationId) => {
      await em.execute(removeFilesSql, [clock.now().toISOString(), organizationId], 'run');
      for (const table of tablesToEmpty) {
        await em.execute(`delete from ${table} where organization_id = ?`, [organizationId], 'run');
      }
    },
  };
}

/** Units of work of this subgraph on PostgreSQL. */
export function postgresWork(database: DatabaseWork, sources: Sources): UnitOfWork<Stores> {
  return workOn(database, (em) => storesOn(em, sources));
}
