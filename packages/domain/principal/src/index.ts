export {
  canSeeBot,
  isTestCaller,
  may,
  mustVerifyEmail,
  policy,
  requireOrganization,
  forbiddenToKeys,
  requirePermission,
  requireVerifiedEmail,
  visibleBotIds,
} from './policy.js';
export type { Action, Resource } from './policy.js';
export { authorOf, isSiteAllowed, organizationOf, principalSchema, scopes } from './principal.js';
export type {
  ApiKeyPrincipal,
  Principal,
  Role,
  Scope,
  ServicePrincipal,
  UserPrincipal,
  VisitOrigin,
  VisitorPrincipal,
} from './principal.js';
export { principalHeader, signPrincipal, verifyPrincipal } from './signature.js';
export { isConcerned, revocationsTopic } from './revocation.js';
export type { CredentialRevocation } from './revocation.js';
