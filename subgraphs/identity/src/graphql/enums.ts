import { registerEnumType } from 'type-graphql';

/** Kinds of callers. */
export const ViewerKindEnum = { USER: 'USER', API_KEY: 'API_KEY', VISITOR: 'VISITOR', ANONYMOUS: 'ANONYMOUS' } as const;
registerEnumType(ViewerKindEnum, {
  name: 'ViewerKind',
  description: 'What kind of caller asks.',
  valuesConfig: {
    USER: { description: 'A signed-in person.' },
    API_KEY: { description: 'A program with an API key of one organization.' },
    VISITOR: { description: 'Somebody who talks with a bot.' },
    ANONYMOUS: { description: 'Nobody in particular.' },
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
  description: 'What a person may do.',
  valuesConfig: {
    SUPER_ADMIN: { description: 'Runs the platform; belongs to no organization and cannot be given to a member.' },
    ORGANIZATION_ADMIN: { description: 'Everything inside the organization.' },
    BOT_MANAGER: { description: 'Edits, publishes and answers for the bots that are named, and no others.' },
    VIEWER: { description: 'Sees numbers and reports.' },
  },
});

/** Modes of API keys. */
export const KeyModeEnum = { TEST: 'TEST', LIVE: 'LIVE' } as const;
registerEnumType(KeyModeEnum, {
  name: 'KeyMode',
  description: 'What an API key is meant for.',
  valuesConfig: {
    TEST: { description: 'Trying an integration; begins with ttl_test_.' },
    LIVE: { description: 'The business itself; begins with ttl_live_.' },
  },
});

/** Scopes of API keys; outside in capitals, inside as policies name them. */
export const ScopeEnum = {
  BOTS_READ: 'bots:read',
  BOTS_WRITE: 'bots:write',
  CONVERSATIONS_READ: 'conversations:read',
  CONVERSATIONS_WRITE: 'conversations:write',
  METRICS_READ: 'metrics:read',
  BILLING_READ: 'billing:read',
  ORGANIZATION_READ: 'organization:read',
} as const;
registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'Something that an API key may be allowed to do.',
  valuesConfig: {
    BOTS_READ: { description: 'Read bots, their drafts and versions.' },
    BOTS_WRITE: { description: 'Create, edit, publish and delete bots.' },
    CONVERSATIONS_READ: { description: 'Read conversations and contacts.' },
    CONVERSATIONS_WRITE: { description: 'Answer in conversations.' },
    METRICS_READ: { description: 'Read numbers and reports.' },
    BILLING_READ: { description: 'Read plan and usage.' },
    ORGANIZATION_READ: { description: 'Read the organization and the names of its people.' },
  },
});
