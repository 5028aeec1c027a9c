import type {
  ApiKeyPrincipal,
  Principal,
  ServicePrincipal,
  UserPrincipal,
  VisitorPrincipal,
} from '@tertulia/principal';
import { testId } from './fake-clock.js';

/** Builders of callers; every part may be overridden. The default organization is `testId(0xa)`. */
export const principals = {
  admin: (over: Partial<UserPrincipal> = {}): UserPrincipal => member('ORGANIZATION_ADMIN', over),
  botManager: (botIds: string[], over: Partial<UserPrincipal> = {}): UserPrincipal =>
    member('BOT_MANAGER', { botIds, ...over }),
  viewer: (over: Partial<UserPrincipal> = {}): UserPrincipal => member('VIEWER', over),
  superAdmin: (over: Partial<UserPrincipal> = {}): UserPrincipal => {
    return { ...member('VIEWER', {}), organizationId: null, role: null, isSuperAdmin: true, ...over };
  },
  apiKey: (scopes: ApiKeyPrincipal['scopes'], over: Partial<ApiKeyPrincipal> = {}): ApiKeyPrincipal => {
    return {
      kind: 'API_KEY',
      keyId: testId(0x0e),
      organizationId: testId(0x0a),
      scopes,
      mode: 'LIVE',
      locale: 'en',
      ...over,
    };
  },
  visitor: (over: Partial<VisitorPrincipal> = {}): VisitorPrincipal => {
    const reach = { botId: testId(0xb0), conversationId: testId(0xc0) };
    return { kind: 'VISITOR', organizationId: testId(0x0a), ...reach, locale: 'es', ...over };
  },
  service: (over: Partial<ServicePrincipal> = {}): ServicePrincipal => {
    return { kind: 'SERVICE', name: 'test', organizationId: testId(0x0a), locale: 'es', ...over };
  },
  anonymous: (locale: Principal['locale'] = 'es'): Principal => ({ kind: 'ANONYMOUS', locale }),
};

function member(role: UserPrincipal['role'], over: Partial<UserPrincipal>): UserPrincipal {
  const identity = { userId: testId(0x0c), sessionId: testId(0x0d), organizationId: testId(0x0a) };
  return { kind: 'USER', ...identity, role, botIds: null, isSuperAdmin: false, locale: 'es', ...over };
}
