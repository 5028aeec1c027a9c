export { asPlatform, currentTenancy, inTenant, withoutTenancy } from './scope.js';
export type { TenancyScope } from './scope.js';
