import { type ReferenceResolver, type SubgraphContext, tryFromGlobalId, type SubgraphSchema } from '@tertulia/subgraph';
import type { BotsDependencies } from '../application/dependencies.js';
import { BotMutations, BotResolver } from './bot.resolver.js';
import { asBot, asPublication, BotVersionType } from './bot.type.js';
import { ConnectionUsesResolver } from './connection-use.resolver.js';
import { DraftChangesResolver } from './draft-changes.resolver.js';
import { FlowMutations } from './flow.resolver.js';
import {
  BotDocumentsResolver,
  DocumentContentResolver,
  DocumentMutations,
  DraftDocumentsResolver,
  KnowledgeDocumentResolver,
} from './document.resolver.js';
import { DraftMutations, DraftResolver } from './draft.resolver.js';
import { IndustryBotsResolver, OrganizationBotsResolver } from './foreign.resolver.js';
import { ConnectionStub } from './foreign.type.js';
import { BotImportResolver, ImportReportResolver, ImportResolver } from './import.resolver.js';
import { loadersOf } from './loaders.js';
import { BotPinsResolver, PinMutations } from './pin.resolver.js';
import { asPin } from './pin.type.js';
import { PromptResolver } from './prompt.resolver.js';
import { BotTextsResolver } from './texts.resolver.js';
import { subscriptionsResolver } from './subscription.resolver.js';
import { BotVersionResolver, PublicationResolver } from './version.resolver.js';

/** The GraphQL schema of bots. */
export function botsSchema(deps: BotsDependencies): SubgraphSchema {
  return { resolvers: resolversOn(deps), orphanedTypes: [ConnectionStub], references: referencesOn(deps) };
}

function resolversOn(deps: BotsDependencies): object[] {
  return [
    new BotResolver(deps),
    new OrganizationBotsResolver(deps),
    new IndustryBotsResolver(deps),
    new ConnectionUsesResolver(deps),
    new DraftResolver(deps),
    new DraftDocumentsResolver(deps),
    new KnowledgeDocumentResolver(deps),
    new DocumentContentResolver(deps),
    new BotDocumentsResolver(deps),
    new DocumentMutations(deps),
    new DraftChangesResolver(deps),
    new PromptResolver(deps),
    new BotPinsResolver(deps),
    new BotVersionResolver(deps),
    new PublicationResolver(deps),
    new BotMutations(deps),
    new DraftMutations(deps),
    new FlowMutations(deps),
    new ImportResolver(deps),
    new BotImportResolver(deps),
    new BotTextsResolver(deps),
    new ImportReportResolver(),
    new PinMutations(deps),
    subscriptionsResolver(deps),
  ];
}

/** Entities of this subgraph by key, with the same checks as in a query. */
function referencesOn(deps: BotsDependencies): Record<string, ReferenceResolver> {
  const byId =
    <T>(
      kind: 'bot' | 'botVersion' | 'publication' | 'pinnedConversation',
      load: (context: SubgraphContext, id: string) => Promise<T | null>,
    ) =>
    async (reference: Record<string, unknown>, context: SubgraphContext) => {
      const id = tryFromGlobalId(kind, String(reference['id']));
      return id === null ? null : load(context, id);
    };
  return {
    Bot: byId('bot', async (context, id) => {
      const bot = await loadersOf(deps, context).bot.load(id);
      return bot === null ? null : asBot(bot);
    }),
    BotVersion: byId('botVersion', async (context, id) => {
      const version = await loadersOf(deps, context).version.load(id);
      return version === null ? null : Object.assign(new BotVersionType(), version);
    }),
    Publication: byId('publication', async (context, id) => {
      const publication = await loadersOf(deps, context).publication.load(id);
      return publication === null ? null : asPublication(publication);
    }),
    PinnedConversation: byId('pinnedConversation', async (context, id) => {
      const pin = await loadersOf(deps, context).pin.load(id);
      return pin === null ? null : asPin(pin);
    }),
    Connection: (reference) => ({ id: reference['id'] }),
    Organization: (reference) => ({ id: reference['id'] }),
    Industry: (reference) => ({ id: reference['id'] }),
  };
}
