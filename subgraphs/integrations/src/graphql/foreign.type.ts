import { foreignType } from '@tertulia/subgraph';

// Types that other subgraphs own.
export const OrganizationStub = foreignType('Organization', 'The tenant: one business.', { isResolvable: true });
export const BotStub = foreignType('Bot', 'A chatbot: draft, versions, live pointer.', { isResolvable: true });
export const BotVersionStub = foreignType('BotVersion', 'An immutable snapshot of a draft.', { isResolvable: false });
export const PublicationStub = foreignType('Publication', 'One attempt to make a version live.', {
  isResolvable: false,
});
export const ConversationStub = foreignType('Conversation', "One visitor's conversation with one bot on one channel.", {
  isResolvable: false,
});
export const ContactStub = foreignType('Contact', 'A person who spoke with a bot.', { isResolvable: false });
