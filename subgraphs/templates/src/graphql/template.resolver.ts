import type { Locale } from '@tertulia/flow-engine';
import {
  fromGlobalId,
  JsonScalar,
  LocaleEnum,
  makeConnection,
  pageRequest,
  type SubgraphContext,
  toGlobalId,
  tryFromGlobalId,
  userErrorOf,
  withUserErrors,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { listPrompts, listTemplates, templateById } from '../application/find-templates.js';
import { type Instantiated, instantiateTemplate } from '../application/instantiate-template.js';
import { requireSignedIn } from '../application/policies.js';
import type { TemplatesDependencies } from '../application/dependencies.js';
import type { OrganizationFacts } from '../application/ports.js';
import { readDefinition, readOrganization } from '../application/read-definition.js';
import { previewOf } from '../domain/preview.js';
import { pinnedVisits } from '../domain/pinned-visits.js';
import { asPrompt, PromptTemplateType } from './prompt.type.js';
import {
  type BotTemplateFilterInput,
  BotTemplateListArgs,
  InstantiateTemplateInput,
  TemplateDefinitionArgs,
} from './template.input.js';
import { InstantiateTemplatePayload } from './template.payload.js';
import { asTemplate, BotTemplateConnection, BotTemplateType, TemplatePreviewType } from './template.type.js';

const localeArg = { nullable: true, description: "Language; the caller's if omitted." };

/** Replaces an invalid id: nothing has it. */
const nothing = '';

@Resolver(() => BotTemplateType)
export class BotTemplateResolver {
  constructor(private readonly deps: TemplatesDependencies) {}

  @Query(() => BotTemplateConnection, {
    nullable: true,
    description: 'Templates from which a bot can be made; public.',
  })
  botTemplates(@Args(() => BotTemplateListArgs) args: BotTemplateListArgs) {
    const page = pageRequest(args);
    const { rows, total } = listTemplates(filterOf(args.filter ?? {}), {
      after: page.cursor?.id ?? null,
      limit: page.limit,
    });
    return makeConnection(rows.map(asTemplate), page, {
      position: ({ template }) => ({ sortKey: '', id: template.id }),
      totalCount: async () => total,
    });
  }

  @Query(() => BotTemplateType, { nullable: true, description: 'A template by its id; null if it does not exist.' })
  botTemplate(@Arg('id', () => ID, { description: 'Its id.' }) id: string): BotTemplateType | null {
    const template = templateById(tryFromGlobalId('botTemplate', id) ?? nothing);
    return template === null ? null : asTemplate(template);
  }

  @Query(() => [PromptTemplateType], { nullable: true, description: 'Ready-made prompts; public.' })
  promptTemplates(
    @Arg('industryId', () => ID, {
      nullable: true,
      description: 'Only those for this industry and general ones; all if omitted.',
    })
    industryId: string | null | undefined,
  ): PromptTemplateType[] {
    return listPrompts(industryUuid(industryId)).map(asPrompt);
  }

  @FieldResolver(() => TemplatePreviewType, { description: 'What a visitor would see first.' })
  preview(
    @Root() { template }: BotTemplateType,
    @Arg('locale', () => LocaleEnum, localeArg) locale: Locale | null | undefined,
    @Ctx() context: SubgraphContext,
  ): TemplatePreviewType {
    return previewOf(template, locale ?? context.locale);
  }

  @FieldResolver(() => JsonScalar, {
    description: "The whole bot as JSON, made for the caller's organization. For signed-in callers.",
  })
  async definition(
    @Root() { template }: BotTemplateType,
    @Args(() => TemplateDefinitionArgs) args: TemplateDefinitionArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<unknown> {
    return this.definitionFor(template, args, context);
  }

  @FieldResolver(() => JsonScalar, {
    description:
      "Conversations that the bot brings along to be pinned, as JSON: title, note, watches, recording. Made for the caller's organization. For signed-in callers.",
  })
  async pinnedConversations(
    @Root() { template }: BotTemplateType,
    @Args(() => TemplateDefinitionArgs) args: TemplateDefinitionArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<unknown> {
    return pinnedVisits(template, await this.definitionFor(template, args, context));
  }

  @Mutation(() => InstantiateTemplatePayload, {
    description:
      'Creates a bot from a template; returns the questions that are still open, if any. Fails with PLAN_LIMIT_REACHED.',
  })
  async instantiateTemplate(
    @Arg('input', () => InstantiateTemplateInput, { description: 'The input.' }) input: InstantiateTemplateInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InstantiateTemplatePayload> {
    const made = await withUserErrors<Instantiated>(
      context,
      async () =>
        instantiateTemplate(this.deps, context, {
          templateId: fromGlobalId('botTemplate', input.templateId),
          locale: input.locale,
          answers: input.answers,
          publish: input.publish ?? false,
        }),
      { botId: null, missing: [], errors: [] },
    );
    const refused = made.errors.map(({ code, message }) => ({ field: null, code, message }));
    const asked = made.missing.map(({ key }) => userErrorOf(context, 'REQUIRED', { field: ['input', 'answers', key] }));
    return {
      bot: made.botId === null ? null : { id: toGlobalId('bot', made.botId) },
      missing: made.missing,
      userErrors: [...made.userErrors, ...asked, ...refused],
    };
  }

  /** @throws DomainError for a caller who is not signed in */
  private async definitionFor(
    template: BotTemplateType['template'],
    { locale, country }: TemplateDefinitionArgs,
    context: SubgraphContext,
  ) {
    requireSignedIn(context.principal);
    const wanted = { template, locale: locale ?? context.locale, country: country ?? null };
    return readDefinition(context.principal, wanted, await this.organizationOf(context));
  }

  private organizationOf(context: SubgraphContext): Promise<OrganizationFacts | null> {
    const loader = context.loader('organization', async (keys: readonly string[]) => {
      const organization = await readOrganization(this.deps, context.principal);
      return keys.map(() => organization);
    });
    return loader.load('own');
  }
}

function filterOf({ industryId, locale, search }: BotTemplateFilterInput) {
  return { industryId: industryUuid(industryId), locale: locale ?? null, search: search?.trim() || null };
}

function industryUuid(id: string | null | undefined): string | null {
  return id === null || id === undefined ? null : (tryFromGlobalId('industry', id) ?? nothing);
}
