import { foreignType } from '@tertulia/subgraph';

// Types that other subgraphs own.
export const OrganizationStub = foreignType('Organization', 'The tenant: one business.', { isResolvable: true });
export const IndustryStub = foreignType('Industry', 'A line of business: restaurant, clinic, salon and others.', {
  isResolvable: true,
});
export const BotTemplateStub = foreignType('BotTemplate', 'A bot to start from.', { isResolvable: false });
export const ConnectionStub = foreignType('Connection', "An organization's authorised access to an external system.", {
  isResolvable: true,
});
export const ConversationStub = foreignType('Conversation', "One visitor's talk with one bot.", {
  isResolvable: false,
});
export const UserStub = foreignType('User', 'A person with an account.', { isResolvable: false });
