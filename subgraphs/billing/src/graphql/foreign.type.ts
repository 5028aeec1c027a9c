import { foreignType } from '@tertulia/subgraph';
export const OrganizationStub = foreignType('Organization', 'The tenant: one business.', { isResolvable: true });
