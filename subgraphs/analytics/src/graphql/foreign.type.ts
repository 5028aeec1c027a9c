import { foreignType, toGlobalId } from '@tertulia/subgraph';

// Types that other subgraphs own.
export const OrganizationStub = foreignType('Organization', 'The tenant: one business.', { isResolvable: true });
export const BotStub = foreignType('Bot', 'A chatbot.', { isResolvable: true });
export const BotVersionStub = foreignType('BotVersion', 'An immutable snapshot of a draft.', { isResolvable: true });
export const UserStub = foreignType('User', 'A person with an account.', { isResolvable: false });
const author = 'Who replied to visitors instead of a bot.';
export const ReplyAuthorStub = foreignType('ReplyAuthor', author, { isResolvable: false });
const conversation = "One visitor's conversation with one bot, from the first message on.";
export const ConversationStub = foreignType('Conversation', conversation, { isResolvable: false });

export function asBot(botId: string): { id: string } {
  return { id: toGlobalId('bot', botId) };
}

export function asVersion(versionId: string): { id: string } {
  return { id: toGlobalId('botVersion', versionId) };
}
