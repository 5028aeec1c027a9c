import { DomainError, isErrorCode } from '@tertulia/errors';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { DraftSource, MemberDirectory } from '../application/ports.js';

const draftQuery = 'query RuntimeDraft($id: ID!) { bot(id: $id) { draft { definition } } }';
const botQuery = 'query RuntimeBot($id: ID!) { bot(id: $id) { id } }';
const memberNameQuery = 'query RuntimeMember { viewer { user { name } } }';
const keyNameQuery = 'query RuntimeKey { viewer { apiKeyName } }';

/** Drafts from the subgraph `bots`, read with the caller's permissions. */
export function graphDraftSource(callSubgraph: SubgraphCaller): DraftSource {
  return {
    isThere: async (botId, caller) => {
      const variables = { id: toGlobalId('bot', botId) };
      const { data, errors } = await callSubgraph('bots', { query: botQuery, variables, ...caller });
      if (errors !== undefined && errors.length > 0) throw new DomainError('SUBGRAPH_UNAVAILABLE');
      return (data?.['bot'] ?? null) !== null;
    },
    definitionOf: async (botId, caller) => {
      const variables = { id: toGlobalId('bot', botId) };
      const { data, errors } = await callSubgraph('bots', { query: draftQuery, variables, ...caller });
      const code = errors?.[0]?.extensions['code'];
      if (errors !== undefined && errors.length > 0) {
        throw new DomainError(typeof code === 'string' && isErrorCode(code) ? code : 'SUBGRAPH_UNAVAILABLE');
      }
      const bot = data?.['bot'] as { draft: { definition: unknown } } | null | undefined;
      if (bot === null || bot === undefined) throw new DomainError('NOT_FOUND');
      return bot.draft.definition;
    },
  };
}

interface Viewer {
  readonly user?: { readonly name: string } | null;
  readonly apiKeyName?: string | null;
}

/** Names of members and keys from the subgraph `identity`; a name that cannot be loaded stops no reply. */
export function graphMemberDirectory(callSubgraph: SubgraphCaller): MemberDirectory {
  return {
    nameOf: async (principal, requestId) => {
      try {
        const query = principal.kind === 'API_KEY' ? keyNameQuery : memberNameQuery;
        const { data } = await callSubgraph('identity', { query, principal, requestId });
        const viewer = data?.['viewer'] as Viewer | null | undefined;
        const name = (viewer?.user?.name ?? viewer?.apiKeyName ?? '').trim();
        return name === '' ? null : name;
      } catch {
        return null;
      }
    },
  };
}
