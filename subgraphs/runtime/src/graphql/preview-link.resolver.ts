import { fromGlobalId, withUserErrors, type Foreign, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { createPreviewLink, previewLinksOf, revokePreviewLink } from '../application/preview-links.js';
import { BotStub } from './foreign.type.js';
import {
  asPreviewLink,
  CreatePreviewLinkInput,
  CreatePreviewLinkPayload,
  PreviewLinkType,
  RevokePreviewLinkInput,
  RevokePreviewLinkPayload,
} from './preview-link.type.js';

type Created = Omit<CreatePreviewLinkPayload, 'userErrors'>;
type Revoked = Omit<RevokePreviewLinkPayload, 'userErrors'>;

const inputArg = { description: 'The input.' };

@Resolver(() => BotStub)
export class BotPreviewLinksResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Directive('@listSize(assumedSize: 5)')

  @FieldResolver(() => [PreviewLinkType], {
    nullable: true,
    description: 'Links with which anybody may try its draft and that still work, the newest first; at most 20.',
  })
  async previewLinks(@Root() bot: Foreign, @Ctx() context: SubgraphContext): Promise<PreviewLinkType[]> {
    return (await previewLinksOf(this.deps, context.principal, fromGlobalId('bot', bot.id))).map(asPreviewLink);
  }
}

@Resolver()
export class PreviewLinkMutations {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Mutation(() => CreatePreviewLinkPayload, {
    nullable: true,
    description:
      'Makes a link with which anybody may talk with the draft of a bot as it is at that moment, without an account. Such conversations are never counted, and send nothing outside the platform.',
  })
  createPreviewLink(
    @Arg('input', () => CreatePreviewLinkInput, inputArg) input: CreatePreviewLinkInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CreatePreviewLinkPayload> {
    const create = async (): Promise<Created> => {
      const wanted = { botId: fromGlobalId('bot', input.botId), days: input.days };
      const { link, token } = await createPreviewLink(this.deps, context, wanted);
      return { previewLink: asPreviewLink(link), token };
    };
    return withUserErrors<Created>(context, create, { previewLink: null, token: null });
  }

  @Mutation(() => RevokePreviewLinkPayload, {
    nullable: true,
    description: 'Revokes a preview link at once; conversations that were opened by it are removed.',
  })
  revokePreviewLink(
    @Arg('input', () => RevokePreviewLinkInput, inputArg) { previewLinkId }: RevokePreviewLinkInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RevokePreviewLinkPayload> {
    const revoke = async (): Promise<Revoked> => {
      await revokePreviewLink(this.deps, context.principal, fromGlobalId('previewLink', previewLinkId));
      return { previewLinkId };
    };
    return withUserErrors<Revoked>(context, revoke, { previewLinkId: null });
  }
}
