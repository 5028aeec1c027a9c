import { foreignType } from '@tertulia/subgraph';

// Types that other subgraphs own.
export const OrganizationStub = foreignType('Organization', 'The tenant: one business.', { isResolvable: true });
export const BotStub = foreignType('Bot', 'A chatbot.', { isResolvable: true });
export const BotVersionStub = foreignType('BotVersion', 'An immutable snapshot of a bot.', { isResolvable: false });
export const PinnedConversationStub = foreignType(
  'PinnedConversation',
  'A conversation that is replayed before every publication.',
  { isResolvable: false },
);
export const UserStub = foreignType('User', 'A person with an account.', { isResolvable: false });
