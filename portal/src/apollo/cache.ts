import { InMemoryCache } from '@apollo/client';
import { pages } from './pages.js';

/**
 * Parts without an id of their own, of which every screen asks for other fields: what one brings must not take away
 * what another one has.
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
  ].map((type) => [type, { merge: true }]),
);

/** What was fetched, by object. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: { ContentNode: ['ParagraphNode', 'ListNode', 'ImageNode'] },
    typePolicies: {
      Viewer: { keyFields: [] },
      Organization: {
        fields: {
          conversations: pages(['filter']),
          bots: pages(['filter']),
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
    },
  });
}
