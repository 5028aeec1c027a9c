import {
  fromGlobalId,
  JsonScalar,
  makeConnection,
  pageRequest,
  toGlobalId,
  withUserErrors,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { addDocument, deleteDocument } from '../application/add-document.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { documentFacts, documentPassages, documentUsage, passagesForService } from '../application/read-documents.js';
import { uploadDocumentPart } from '../application/upload-document.js';
import type { DocumentFacts } from '../domain/document-content.js';
import { botId } from './bot.resolver.js';
import { BotType } from './bot.type.js';
import {
  AddDocumentInput,
  DeleteDocumentInput,
  DocumentPassageArgs,
  UploadDocumentPartInput,
} from './document.input.js';
import {
  AddDocumentPayload,
  DocumentContentType,
  DocumentPassageConnection,
  DocumentPassageType,
  DocumentUsageType,
  KnowledgeDocumentType,
  UploadDocumentPartPayload,
} from './document.type.js';
import { asSaved, notSaved, SaveDraftPayload } from './draft.payload.js';
import { inputArg, saved, target } from './draft.resolver.js';
import { DraftType } from './draft.type.js';

@Resolver()
export class DocumentMutations {
  constructor(private readonly deps: BotsDependencies) {}

  @Mutation(() => UploadDocumentPartPayload, {
    nullable: true,
    description: 'Takes a part of a file that addDocument adds afterwards. A file has at most 10 MB.',
  })
  uploadDocumentPart(
    @Arg('input', () => UploadDocumentPartInput, inputArg) input: UploadDocumentPartInput,
    @Ctx() context: SubgraphContext,
  ): Promise<UploadDocumentPartPayload> {
    return withUserErrors<Omit<UploadDocumentPartPayload, 'userErrors'>>(
      context,
      async () => {
        const part = { ...input, botId: botId(input) };
        const receivedBytes = await uploadDocumentPart(this.deps, context.principal, part);
        return { receivedBytes, userErrors: [] };
      },
      { receivedBytes: null },
    );
  }

  @Directive('@cost(weight: 50)')
  @Mutation(() => AddDocumentPayload, {
    nullable: true,
    description:
      'Reads a file that was uploaded and adds it to the knowledge. Its kind is found in its bytes; nothing in it is run. Refused with DOCUMENT_REFUSED or DOCUMENT_LIMIT.',
  })
  addDocument(
    @Arg('input', () => AddDocumentInput, inputArg) input: AddDocumentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AddDocumentPayload> {
    return withUserErrors<Omit<AddDocumentPayload, 'userErrors'>>(
      context,
      async () => {
        const { uploadId, fileName, title = null, replaces = null } = input;
        const wanted = { ...target(input), uploadId, fileName, title, replaces };
        const added = await addDocument(this.deps, context.principal, wanted);
        const payload = asSaved(added, context);
        const found = added.draft.definition.documents?.find(({ id }) => id === added.documentId);
        return { ...payload, document: found === undefined ? null : asDocument(found, added.bot.id) };
      },
      { ...notSaved, document: null },
    );
  }

  @Mutation(() => SaveDraftPayload, {
    nullable: true,
    description: 'Removes a document. Published versions keep its passages.',
  })
  deleteDocument(
    @Arg('input', () => DeleteDocumentInput, inputArg) input: DeleteDocumentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    return saved(context, async () => deleteDocument(this.deps, context.principal, { ...target(input), id: input.id }));
  }

  @Directive('@inaccessible')
  @Query(() => JsonScalar, {
    nullable: true,
    description: 'For services of the platform: all passages by the id of their content.',
  })
  documentPassages(
    @Arg('botId', () => ID, { description: 'The bot.' }) bot: string,
    @Arg('contentIds', () => [String], { description: 'The contents.' }) contentIds: string[],
    @Ctx() { principal }: SubgraphContext,
  ) {
    return passagesForService(this.deps, principal, { botId: fromGlobalId('bot', bot), contentIds });
  }
}

@Resolver(() => DraftType)
export class DraftDocumentsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Directive('@listSize(assumedSize: 5)')

  @FieldResolver(() => [KnowledgeDocumentType], { nullable: true, description: 'Documents that the bot answers from.' })
  documents(@Root() draft: DraftType): KnowledgeDocumentType[] {
    return (draft.whole().documents ?? []).map((document) => asDocument(document, draft.botId));
  }

  @FieldResolver(() => DocumentUsageType, {
    nullable: true,
    description: 'What the documents of all bots take, and what the plan allows.',
  })
  async documentUsage(@Ctx() { principal }: SubgraphContext): Promise<DocumentUsageType> {
    const { used, most } = await documentUsage(this.deps, principal);
    return { ...used, documentsMax: most.documents, charactersMax: most.characters };
  }
}

@Resolver(() => KnowledgeDocumentType)
export class KnowledgeDocumentResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => DocumentContentType, { nullable: true })
  async content(
    @Root() { contentId, botId: owner }: KnowledgeDocumentType,
    @Ctx() context: SubgraphContext,
  ): Promise<DocumentContentType | null> {
    return contentOf(this.deps, context, { botId: owner, contentId });
  }
}

@Resolver(() => BotType)
export class BotDocumentsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => DocumentContentType, {
    nullable: true,
    description: 'What was read of a file, also of one that only published versions use; null if there is none.',
  })
  async documentContent(
    @Root() bot: BotType,
    @Arg('contentId', () => String, { description: 'Id of the content.' }) contentId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<DocumentContentType | null> {
    return contentOf(this.deps, context, { botId: bot.id, contentId });
  }
}

@Resolver(() => DocumentContentType)
export class DocumentContentResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @FieldResolver(() => DocumentPassageConnection, { nullable: true, description: 'Its passages, in order.' })
  async passages(
    @Root() { botId: owner, id: contentId }: DocumentContentType,
    @Args(() => DocumentPassageArgs) args: DocumentPassageArgs,
    @Ctx() { principal }: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const all = await documentPassages(this.deps, principal, { botId: owner, contentId });
    const first = Math.max(1, args.fromNumber ?? 1);
    const after = page.cursor === null ? first - 1 : Number(page.cursor.sortKey);
    const rows = all.slice(after, after + page.limit + 1).map((passage, at) => {
      return Object.assign(new DocumentPassageType(), passage, { number: after + at + 1 });
    });
    return makeConnection(rows, page, {
      position: ({ number }) => ({ sortKey: String(number), id: contentId }),
      totalCount: async () => all.length,
    });
  }
}

function asDocument(document: { id: string; title: string; contentId: string }, owner: string): KnowledgeDocumentType {
  return Object.assign(new KnowledgeDocumentType(), document, { botId: owner });
}

async function contentOf(
  deps: BotsDependencies,
  context: SubgraphContext,
  { botId: owner, contentId }: { botId: string; contentId: string },
): Promise<DocumentContentType | null> {
  const loader = context.loader(`documentContent:${owner}`, async (contentIds: readonly string[]) => {
    const known = await documentFacts(deps, context.principal, { botId: owner, contentIds });
    return contentIds.map((id) => known.find((one) => one.id === id) ?? null);
  });
  const facts = await loader.load(contentId);
  return facts === null ? null : asContent(facts);
}

function asContent({ addedBy, ...facts }: DocumentFacts): DocumentContentType {
  const by = addedBy === null ? null : { id: toGlobalId('user', addedBy) };
  return Object.assign(new DocumentContentType(), facts, { addedBy: by });
}
