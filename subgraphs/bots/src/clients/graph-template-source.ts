import { DomainError, isErrorCode } from '@tertulia/errors';
import { fromGlobalId, toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { TemplateSource } from '../application/ports.js';

const templateQuery = `query TemplateOfBot($id: ID!, $locale: Locale!) {
  botTemplate(id: $id) { industry { id } definition(locale: $locale) pinnedConversations(locale: $locale) }
}`;

interface TemplateData {
  botTemplate: { industry: { id: string }; definition: unknown; pinnedConversations: unknown } | null;
}

/** Templates from the subgraph `templates`, read with the caller's permissions. */
export function graphTemplateSource(callSubgraph: SubgraphCaller): TemplateSource {
  return {
    read: async ({ templateId, locale }, caller) => {
      const variables = { id: toGlobalId('botTemplate', templateId), locale };
      const { principal, requestId } = caller;
      const { data, errors } = await callSubgraph('templates', {
        query: templateQuery,
        variables,
        principal,
        requestId,
      });
      const [error] = errors ?? [];
      if (error !== undefined) {
        const code = error.extensions['code'];
        throw new DomainError(isErrorCode(code) ? code : 'SUBGRAPH_UNAVAILABLE');
      }
      const template = (data as TemplateData | null | undefined)?.botTemplate;
      if (template === null || template === undefined) throw new DomainError('NOT_FOUND');
      const { definition, pinnedConversations } = template;
      return { definition, pinnedConversations, industryId: fromGlobalId('industry', template.industry.id) };
    },
  };
}
