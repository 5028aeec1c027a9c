import { InMemoryCache } from '@apollo/client';
import { pages } from './pages.js';

/**
 * Objects without an id, of which screens request different fields: merge them, so that one result does not drop the
 * fields of another.
 */
const partsThatMerge = Object.fromEntries(
  [
    'BotDraft',
    'BusinessProfile',
    'ConversationSettings',
    'DraftChanges',
    'EmbedSnippet',
    'LiveCounts',
    'Metrics',
    'PlanSubscription',
    'Theme',
    'Understanding',
  ].map((type) => [type, { merge: true }]),
);

/** The normalized cache of query results. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: {
      ContentNode: [
        'ParagraphNode',
        'ListNode',
        'ImageNode',
        'MediaNode',
        'EmbedNode',
        'LocationNode',
        'CardsNode',
        'FileNode',
      ],
    },
    typePolicies: {
      Query: { fields: { exports: pages() } },
      Viewer: { keyFields: [] },
      Connection: { fields: { runs: pages() } },
      WebhookEndpoint: { fields: { deliveries: pages(['state']), secrets: { merge: false } } },
      InboundSource: { fields: { events: pages(), secrets: { merge: false } } },
      WebhookDelivery: { fields: { attempts: { merge: false } } },
      // Each has one list for each group of conversations.
      ImportReport: { merge: true },
      Metric: { merge: true, fields: { conversations: pages(['group']) } },
      DurationMetric: { merge: true, fields: { conversations: pages(['group']) } },
      MemberWork: { keyFields: false, merge: true, fields: { conversations: pages() } },
      RatingComment: { keyFields: false },
      Organization: {
        fields: {
          conversations: pages(['filter']),
          bots: pages(['filter']),
          connections: pages(),
          customConnectors: pages(),
          members: pages(),
        },
      },
      ...partsThatMerge,
      BotLiveCounts: { keyFields: ['botId'] },
      InlineNode: { keyFields: false },
      Goal: { keyFields: false },
      DayPoint: { keyFields: false },
      Usage: { keyFields: false },
      Plan: { keyFields: ['code'] },
      // Their ids are the same for the same text of two bots.
      MissGroup: { keyFields: false },
      MissedText: { keyFields: false },
    },
  });
}
