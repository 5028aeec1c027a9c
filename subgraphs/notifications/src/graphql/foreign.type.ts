import { foreignType } from '@tertulia/subgraph';

// Types that other subgraphs own.
export const OrganizationStub = foreignType('Organization', 'The tenant: one business.', { isResolvable: true });
export const UserStub = foreignType('User', 'A person with an account.', { isResolvable: true });
export const ReportDeliveryStub = foreignType('ReportDelivery', 'A report for one person.', { isResolvable: true });
export const BotStub = foreignType('Bot', 'A chatbot: draft, versions, live pointer.', { isResolvable: false });
