import type { Locale } from './texts.js';

/** An example operation. */
export interface Example {
  readonly id: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly query: string;
  readonly variables?: string;
}

export const examples: readonly Example[] = [
  {
    id: 'viewer',
    title: { es: 'Quién soy', en: 'Who I am' },
    query: `query WhoAmI {
  viewer {
    kind
    scopes
    organization {
      id
      name
    }
  }
}
`,
  },
  {
    id: 'bots',
    title: { es: 'Mis bots', en: 'My bots' },
    query: `query Bots($first: Int = 10) {
  organization {
    bots(first: $first) {
      nodes {
        id
        name
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`,
  },
  {
    id: 'conversations',
    title: { es: 'Conversaciones y mensajes', en: 'Conversations and messages' },
    query: `query Conversations {
  organization {
    conversations(first: 5) {
      nodes {
        id
        startedAt
        messages(first: 20) {
          nodes {
            author
            text
          }
        }
      }
    }
  }
}
`,
  },
  {
    id: 'plans',
    title: { es: 'Planes (sin credencial)', en: 'Plans (without a credential)' },
    query: `query Plans {
  plans {
    code
    monthly {
      amountMinor
      currency
    }
  }
}
`,
  },
  {
    id: 'rename',
    title: { es: 'Cambiar el nombre de un bot', en: 'Rename a bot' },
    query: `mutation Rename($input: RenameBotInput!) {
  renameBot(input: $input) {
    bot {
      id
      name
    }
    userErrors {
      field
      code
      message
    }
  }
}
`,
    variables: '{ "input": { "botId": "bot_…", "name": "…" } }',
  },
  {
    id: 'live',
    title: { es: 'En vivo: conversaciones', en: 'Live: conversations' },
    query: `subscription Live {
  liveConversations {
    at
    active
    waiting
    withHuman
  }
}
`,
  },
];
