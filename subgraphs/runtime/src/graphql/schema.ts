import { may, organizationOf } from '@tertulia/principal';
import { type ReferenceResolver, toGlobalId, tryFromGlobalId, type SubgraphSchema } from '@tertulia/subgraph';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { asContact } from './contact.type.js';
import { ConversationResolver } from './conversation.resolver.js';
import { ContactResolver } from './contact.resolver.js';
import { asConversation } from './conversation.type.js';
import { BotConversationsResolver, OrganizationConversationsResolver } from './foreign.resolver.js';
import { ExportResolver } from './export.resolver.js';
import { FileResolver } from './file.resolver.js';
import { OrganizationStub } from './foreign.type.js';
import { loadersOf } from './loaders.js';
import { asReplyAuthor, ReplyAuthorType } from './reply-author.type.js';
import { MemberResolver } from './member.resolver.js';
import { MessageResolver } from './message.resolver.js';
import { BotPreviewLinksResolver, PreviewLinkMutations } from './preview-link.resolver.js';
import { PreviewResolver } from './preview.resolver.js';
import { PromptTrialResolver } from './prompt-trial.resolver.js';
import { OrganizationQueuesResolver, QueuePlaceResolver } from './queue.resolver.js';
import { ConversationRecordingResolver, PinningResolver } from './recording.resolver.js';
import { SimulationResolver } from './simulation.resolver.js';
import { BotUnderstandingResolver, UnderstandingResolver } from './understanding.resolver.js';
import { subscriptionsResolver } from './subscription.resolver.js';
import { VisitorResolver } from './visitor.resolver.js';
import { BotWaitingResolver } from './waiting.resolver.js';

/** The GraphQL schema of runtime. */
export function runtimeSchema(deps: RuntimeDependencies): SubgraphSchema {
  return {
    resolvers: resolversOn(deps),
    orphanedTypes: [OrganizationStub, ReplyAuthorType],
    references: referencesOn(deps),
  };
}

function resolversOn(deps: RuntimeDependencies): object[] {
  return [
    new ConversationResolver(deps),
    new ContactResolver(deps),
    new OrganizationConversationsResolver(deps),
    new BotConversationsResolver(deps),
    new QueuePlaceResolver(deps),
    new OrganizationQueuesResolver(deps),
    new ExportResolver(deps),
    new BotWaitingResolver(deps),
    new VisitorResolver(deps),
    new MemberResolver(deps),
    new MessageResolver(deps),
    new FileResolver(deps),
    new SimulationResolver(deps),
    new PromptTrialResolver(deps),
    new BotPreviewLinksResolver(deps),
    new PreviewLinkMutations(deps),
    new PreviewResolver(deps),
    new ConversationRecordingResolver(deps),
    new PinningResolver(deps),
    new BotUnderstandingResolver(deps),
    new UnderstandingResolver(deps),
    subscriptionsResolver(deps),
  ];
}

/** Entities of this subgraph by key, with the same checks as in a query. */
function referencesOn(deps: RuntimeDependencies): Record<string, ReferenceResolver> {
  return {
    Conversation: async (reference, context) => {
      const id = tryFromGlobalId('conversation', String(reference['id']));
      if (id === null || !may(context.principal, 'conversations.read')) return null;
      const conversation = await loadersOf(deps, context).conversation.load(id);
      return conversation === null ? null : asConversation(conversation);
    },
    Contact: async (reference, context) => {
      const id = tryFromGlobalId('contact', String(reference['id']));
      if (id === null || !may(context.principal, 'conversations.read')) return null;
      const contact = await loadersOf(deps, context).contact.load(id);
      return contact === null ? null : asContact(contact);
    },
    ReplyAuthor: async (reference, context) => {
      const id = tryFromGlobalId('replyAuthor', String(reference['id']));
      if (id === null || !may(context.principal, 'metrics.read')) return null;
      const author = await loadersOf(deps, context).replyAuthor.load(id);
      return author === null ? null : asReplyAuthor(author);
    },
    Organization: (reference, { principal }) => {
      const own = organizationOf(principal);
      return own !== null && reference['id'] === toGlobalId('organization', own) ? { id: reference['id'] } : null;
    },
    // A bot may be too new to be stored here; its fields are filtered by the caller's organization.
    Bot: (reference) => (tryFromGlobalId('bot', String(reference['id'])) === null ? null : { id: reference['id'] }),
  };
}
