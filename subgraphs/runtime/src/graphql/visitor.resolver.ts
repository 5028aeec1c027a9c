import { refuseInput } from '@tertulia/errors';
import { isTestCaller, type VisitOrigin } from '@tertulia/principal';
import { fromGlobalId, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { deleteMyData } from '../application/delete-my-data.js';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { endConversation } from '../application/end-conversation.js';
import { claimsOf } from '../application/policies.js';
import { readPublicBot } from '../application/read-public-bot.js';
import { readVisit } from '../application/read-visit.js';
import { reportPresence } from '../application/report-presence.js';
import { startConversation, startOver, tokenFor } from '../application/start-conversation.js';
import { takeTurn } from '../application/take-turn.js';
import { faultsOfLast } from '../domain/visitor-input.js';
import { PublicBotType } from './public-bot.type.js';
import { SendMessageInput, StartConversationInput, WantedMessagesArgs } from './visitor.input.js';
import {
  DeleteMyDataPayloadType,
  shownFront,
  shownStart,
  shownVisit,
  visitorPayload,
  VisitorPayloadType,
} from './visitor.payload.js';

@Resolver()
export class VisitorResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Query(() => PublicBotType, {
    nullable: true,
    description:
      'What the chat needs before a conversation starts; public. Null if no bot is live under the public id.',
  })
  async publicBot(
    @Arg('publicId', () => String, { description: "The bot's public id on web pages." }) publicId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<PublicBotType | null> {
    const front = await readPublicBot(this.deps, publicId, visitOf(context));
    return front === null ? null : shownFront(front);
  }

  @Query(() => VisitorPayloadType, { description: "The visitor's own conversation, with a new token." })
  async visitorConversation(
    @Args(() => WantedMessagesArgs) { after, before, last }: WantedMessagesArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<VisitorPayloadType> {
    const claims = claimsOf(context.principal);
    return visitorPayload(context, async () => {
      refuseInput(faultsOfLast(last ?? null).map((fault) => ({ ...fault, field: ['last'] })));
      const wanted = { after: after ?? null, before: before ?? null, last: last ?? null };
      const visit = await readVisit(this.deps, claims, wanted);
      return shownVisit(visit, { token: await tokenFor(this.deps, visit) });
    });
  }

  @Mutation(() => VisitorPayloadType, {
    description:
      'Starts a conversation with a live bot, or resumes the one of a valid resumeToken. Needs no authentication; with a test key it is a test conversation.',
  })
  async startConversation(
    @Arg('input', () => StartConversationInput, { description: 'How.' }) input: StartConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VisitorPayloadType> {
    const { publicId, channel, device, locale, resumeToken, last } = input;
    const isTest = isTestCaller(context.principal);
    const comingBack = { locale: locale ?? null, resumeToken: resumeToken ?? null, last: last ?? null };
    const place = { channel: channel ?? 'WEB', device: device ?? undefined };
    const wanted = { publicId, ...place, ...comingBack, isTest, visit: visitOf(context) };
    return visitorPayload(context, async () => shownStart(await startConversation(this.deps, wanted)));
  }

  @Mutation(() => VisitorPayloadType, {
    description: "Sends a message and returns the bot's reply, exactly once for each clientMessageId.",
  })
  async sendMessage(
    @Arg('input', () => SendMessageInput, { description: 'The message.' }) input: SendMessageInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VisitorPayloadType> {
    const claims = claimsOf(context.principal);
    return visitorPayload(context, async () => {
      const fileIds = input.fileIds?.map((id) => fromGlobalId('receivedFile', id));
      const turn = { ...input, fileIds, after: input.after ?? null };
      return shownVisit(await takeTurn(this.deps, claims, turn));
    });
  }

  @Mutation(() => VisitorPayloadType, { description: "Ends the visitor's conversation." })
  async endConversation(@Ctx() context: SubgraphContext): Promise<VisitorPayloadType> {
    const claims = claimsOf(context.principal);
    return visitorPayload(context, async () => {
      await endConversation(this.deps, claims);
      return shownVisit(await readVisit(this.deps, claims));
    });
  }

  @Mutation(() => VisitorPayloadType, {
    description: "Ends the visitor's conversation and starts another one with the bot.",
  })
  async startOver(@Ctx() context: SubgraphContext): Promise<VisitorPayloadType> {
    const claims = claimsOf(context.principal);
    return visitorPayload(context, async () => {
      await endConversation(this.deps, claims);
      return shownStart(await startOver(this.deps, claims, visitOf(context)));
    });
  }

  @Mutation(() => DeleteMyDataPayloadType, {
    description:
      'Erases everything that the visitor wrote, in this conversation and in earlier ones that the visitor replaced by starting over.',
  })
  async deleteMyData(@Ctx() context: SubgraphContext): Promise<DeleteMyDataPayloadType> {
    const claims = claimsOf(context.principal);
    const remove = async () => {
      await deleteMyData(this.deps, claims);
      return { isDeleted: true };
    };
    return withUserErrors(context, remove, { isDeleted: false });
  }

  @Mutation(() => Boolean, {
    description: "A heartbeat of the visitor's chat, twice a minute and when the visitor starts typing.",
  })
  async reportPresence(
    @Arg('isTyping', () => Boolean, { nullable: true, description: 'The visitor is typing.' }) isTyping: boolean | null,
    @Ctx() context: SubgraphContext,
  ): Promise<boolean> {
    await reportPresence(this.deps, claimsOf(context.principal), isTyping ?? false);
    return true;
  }
}

function visitOf({ principal }: SubgraphContext): VisitOrigin | undefined {
  return principal.kind === 'ANONYMOUS' || principal.kind === 'VISITOR' ? principal.visit : undefined;
}
