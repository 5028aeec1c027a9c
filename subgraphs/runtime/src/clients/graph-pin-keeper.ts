import { DomainError, isErrorCode } from '@tertulia/errors';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { NewPin, PinKeeper, ToldError } from '../application/pin-ports.js';

const keepMutation = `mutation RuntimeKeepPin($input: KeepPinnedConversationInput!) {
  keepPinnedConversation(input: $input) { pinnedConversation { id } userErrors { field code message } }
}`;
const removeMutation = `mutation RuntimeUnpin($input: UnpinConversationInput!) {
  unpinConversation(input: $input) { pinnedConversationId }
}`;

interface Kept {
  keepPinnedConversation: { pinnedConversation: { id: string } | null; userErrors: ToldError[] } | null;
}

/** Keeps pins in the subgraph `bots`. */
export function graphPinKeeper(callSubgraph: SubgraphCaller): PinKeeper {
  return {
    keep: async ({ principal, requestId }, pin) => {
      const variables = { input: inputOf(pin) };
      const { data, errors } = await callSubgraph('bots', { query: keepMutation, variables, principal, requestId });
      const code = errors?.[0]?.extensions['code'];
      if (errors !== undefined && errors.length > 0)
        throw new DomainError(isErrorCode(code) ? code : 'SUBGRAPH_UNAVAILABLE');
      const kept = (data as Kept | null | undefined)?.keepPinnedConversation;
      if (kept === null || kept === undefined) throw new DomainError('SUBGRAPH_UNAVAILABLE');
      return kept.pinnedConversation === null ? { errors: kept.userErrors } : { pinId: kept.pinnedConversation.id };
    },
    remove: async ({ principal, requestId }, pinnedConversationId) => {
      const variables = { input: { pinnedConversationId } };
      await callSubgraph('bots', { query: removeMutation, variables, principal, requestId });
    },
  };
}

function inputOf({ botId, title, note, recording, versionId, conversationId }: NewPin) {
  return {
    ...{ botId: toGlobalId('bot', botId), title, note, recording },
    versionId: versionId === null ? null : toGlobalId('botVersion', versionId),
    conversationId: conversationId === null ? null : toGlobalId('conversation', conversationId),
  };
}
