import { watches as everything } from '@tertulia/pinned-conversations';
import { fromGlobalId, toGlobalId, tryFromGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { changePin, removePin } from '../application/change-pins.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { findPathTo } from '../application/find-path.js';
import { keepPin } from '../application/keep-pin.js';
import { coverageOfPins, pinsOfBot, replayPins } from '../application/read-pins.js';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import { botId } from './bot.resolver.js';
import { BotType } from './bot.type.js';
import {
  KeepPinnedConversationInput,
  PinnedConversationPayload,
  ReplayPinnedConversationsInput,
  ReplayPinnedConversationsPayload,
  UnpinConversationInput,
  UnpinConversationPayload,
  UpdatePinnedConversationInput,
} from './pin.input.js';
import {
  asCoverage,
  asMadeUp,
  asPin,
  asPinReplay,
  MadeUpConversationType,
  PinCoverageType,
  PinnedConversationType,
} from './pin.type.js';

const inputArg = { description: 'The input.' };

@Resolver(() => BotType)
export class BotPinsResolver {
  constructor(private readonly deps: BotsDependencies) {}

  @Directive('@listSize(assumedSize: 20)')

  @FieldResolver(() => [PinnedConversationType], {
    nullable: true,
    description: 'Conversations that are replayed before every publication, the oldest first; at most 500.',
  })
  async pinnedConversations(@Root() bot: BotType, @Ctx() context: SubgraphContext) {
    return (await pinsOfBot(this.deps, context.principal, bot.id)).map(asPin);
  }

  @Directive('@cost(weight: 50)')

  @FieldResolver(() => PinCoverageType, {
    nullable: true,
    description: 'How much the pinned conversations would notice of mistakes in the draft.',
  })
  async pinCoverage(@Root() bot: BotType, @Ctx() context: SubgraphContext): Promise<PinCoverageType> {
    return asCoverage(await coverageOfPins(this.deps, context.principal, bot.id));
  }

  @Directive('@cost(weight: 50)')

  @FieldResolver(() => MadeUpConversationType, {
    nullable: true,
    description: 'A conversation with the draft that reaches a block; null if none was found.',
  })
  async conversationTo(
    @Root() bot: BotType,
    @Arg('blockId', () => String, { description: 'The block.' }) blockId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<MadeUpConversationType | null> {
    const found = await findPathTo(this.deps, context.principal, { botId: bot.id, blockId });
    return found === null ? null : asMadeUp(found);
  }
}

@Resolver()
export class PinMutations {
  constructor(private readonly deps: BotsDependencies) {}

  @Mutation(() => PinnedConversationPayload, {
    nullable: true,
    description:
      'Pins a recording of your own, such as a conversation made up or written by hand. pinConversation pins one that took place. Fails with TOO_MANY_PINNED_CONVERSATIONS.',
  })
  keepPinnedConversation(
    @Arg('input', () => KeepPinnedConversationInput, inputArg) input: KeepPinnedConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PinnedConversationPayload> {
    const { title, note, recording, watches, versionId, conversationId } = input;
    return payload(context, async () =>
      keepPin(this.deps, context.principal, {
        ...{ botId: botId(input), title, note: note ?? '', recording, watches: watches ?? everything },
        versionId: versionId ? fromGlobalId('botVersion', versionId) : null,
        conversationId: conversationId ? fromGlobalId('conversation', conversationId) : null,
      }),
    );
  }

  @Mutation(() => PinnedConversationPayload, {
    nullable: true,
    description: 'Changes what a pinned conversation is called and watches, or accepts the way it goes on the draft.',
  })
  updatePinnedConversation(
    @Arg('input', () => UpdatePinnedConversationInput, inputArg) input: UpdatePinnedConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PinnedConversationPayload> {
    const { title, note, watches, acceptsDraft } = input;
    return payload(context, async () =>
      changePin(this.deps, context.principal, {
        pinId: fromGlobalId('pinnedConversation', input.pinnedConversationId),
        ...(typeof title === 'string' ? { title } : {}),
        ...(typeof note === 'string' ? { note } : {}),
        ...(watches ? { watches } : {}),
        acceptsDraft: acceptsDraft === true,
      }),
    );
  }

  @Mutation(() => UnpinConversationPayload, { nullable: true, description: 'Removes a pinned conversation.' })
  unpinConversation(
    @Arg('input', () => UnpinConversationInput, inputArg) input: UnpinConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<UnpinConversationPayload> {
    return withUserErrors<Pick<UnpinConversationPayload, 'pinnedConversationId'>>(
      context,
      async () => {
        const pinId = fromGlobalId('pinnedConversation', input.pinnedConversationId);
        const { id } = await removePin(this.deps, context.principal, pinId);
        return { pinnedConversationId: toGlobalId('pinnedConversation', id) };
      },
      { pinnedConversationId: null },
    );
  }

  @Mutation(() => ReplayPinnedConversationsPayload, {
    nullable: true,
    description: 'Holds pinned conversations on the draft and says what would be different. Changes nothing.',
  })
  replayPinnedConversations(
    @Arg('input', () => ReplayPinnedConversationsInput, inputArg) input: ReplayPinnedConversationsInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ReplayPinnedConversationsPayload> {
    const pinIds =
      input.pinnedConversationIds?.flatMap((id) => tryFromGlobalId('pinnedConversation', id) ?? []) ?? null;
    return withUserErrors<Pick<ReplayPinnedConversationsPayload, 'replays'>>(
      context,
      async () => {
        const replays = await replayPins(this.deps, context.principal, { botId: botId(input), pinIds });
        return { replays: replays.map((one) => asPinReplay(one, context.locale)) };
      },
      { replays: [] },
    );
  }
}

function payload(context: SubgraphContext, run: () => Promise<PinnedConversation>): Promise<PinnedConversationPayload> {
  return withUserErrors<Pick<PinnedConversationPayload, 'pinnedConversation'>>(
    context,
    async () => ({ pinnedConversation: asPin(await run()) }),
    { pinnedConversation: null },
  );
}
