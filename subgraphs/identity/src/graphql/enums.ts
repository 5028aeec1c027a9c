import { registerEnumType } from 'type-graphql';

/** Kinds of callers. */
export const ViewerKindEnum = { USER: 'USER', API_KEY: 'API_KEY', VISITOR: 'VISITOR', ANONYMOUS: 'ANONYMOUS' } as const;
registerEnumType(ViewerKindEnum, {
  name: 'ViewerKind',
  description: 'The kind of caller.',
  valuesConfig: {
    USER: { description: 'A signed-in person.' },
    API_KEY: { description: 'A program with an API key of an organization.' },
    VISITOR: { description: 'A visitor of a bot.' },
    ANONYMOUS: { description: 'An anonymous caller.' },
  },
});

/** Roles as the API names them. */
export const RoleEnum = {
  SUPER_ADMIN: 'SUPER_ADMIN',
  ORGANIZATION_ADMIN: 'ORGANIZATION_ADMIN',
  BOT_MANAGER: 'BOT_MANAGER',
  VIEWER: 'VIEWER',
} as const;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'The permissions of a person.',
  valuesConfig: {
    SUPER_ADMIN: {
      description: 'Operates the platform; belongs to no organization and cannot be assigned to a member.',
    },
    ORGANIZATION_ADMIN: { description: 'Everything inside the organization.' },
    BOT_MANAGER: { description: 'Edits and publishes the named bots, and replies for them; no others.' },
    VIEWER: { description: 'Sees metrics and reports.' },
  },
});

/** Modes of API keys. */
export const KeyModeEnum = { TEST: 'TEST', LIVE: 'LIVE' } as const;
registerEnumType(KeyModeEnum, {
  name: 'KeyMode',
  description: 'The purpose of an API key.',
  valuesConfig: {
    TEST: { description: 'For testing an integration; begins with ttl_test_.' },
    LIVE: { description: 'For production; begins with ttl_live_.' },
  },
});

/** Scopes of API keys; capitals in the API, and the names of policies internally. */
export const ScopeEnum = {
  BOTS_READ: 'bots:read',
  BOTS_WRITE: 'bots:write',
  CONVERSATIONS_READ: 'conversations:read',
  CONVERSATIONS_WRITE: 'conversations:write',
  METRICS_READ: 'metrics:read',
  BILLING_READ: 'billing:read',
  ORGANIZATION_READ: 'organization:read',
  INTEGRATIONS_READ: 'integrations:read',
  WEBHOOKS_WRITE: 'webhooks:write',
  EVENTS_WRITE: 'events:write',
} as const;
registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'A permission of an API key.',
  valuesConfig: {
    BOTS_READ: { description: 'Read bots, their drafts and versions.' },
    BOTS_WRITE: { description: 'Create, edit, publish and delete bots.' },
    CONVERSATIONS_READ: { description: 'Read conversations and contacts.' },
    CONVERSATIONS_WRITE: { description: 'Reply in conversations.' },
    METRICS_READ: { description: 'Read metrics and reports.' },
    BILLING_READ: { description: 'Read plan and usage.' },
    ORGANIZATION_READ: { description: 'Read the organization and the names of its people.' },
    INTEGRATIONS_READ: { description: 'Read connections and webhook endpoints, without their secrets.' },
    WEBHOOKS_WRITE: { description: 'Create, change, delete and resend webhooks.' },
    EVENTS_WRITE: { description: 'Send events of your own systems.' },
  },
});
