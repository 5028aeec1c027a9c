import { may, organizationOf } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import type { HeardIntent, HeardUrgency } from '../domain/message.js';
import { AnswerSourceType } from './answer-source.type.js';
import { HeardIntentEnum, HeardUrgencyEnum } from './enums.js';
import { loadersOf } from './loaders.js';
import { MessageType } from './message.type.js';

@Resolver(() => MessageType)
export class MessageResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Name of the member or API key that wrote it, as shown to the visitor; null for other authors and if it is not known.',
  })
  async senderName(
    @Root() { conversationId, memberId, organizationId, authorName }: MessageType,
    @Ctx() context: SubgraphContext,
  ): Promise<string | null> {
    if (authorName !== null) return authorName;
    // Messages from older processes have no organization. A visitor who resumes with the token of an earlier page is not
    // authenticated as a visitor yet.
    const ownerId = organizationId ?? organizationOf(context.principal);
    if (memberId === null || ownerId === null) return null;
    const names = await loadersOf(this.deps, context).memberNames(ownerId).load(conversationId);
    return names.get(memberId) ?? null;
  }

  @Directive('@listSize(assumedSize: 2)')

  @FieldResolver(() => [AnswerSourceType], {
    nullable: true,
    description:
      'Passages of documents that an answer of the bot comes from; null for visitors, and if there are none.',
  })
  sources(@Root() { sources }: MessageType, @Ctx() { principal }: SubgraphContext): readonly AnswerSourceType[] | null {
    return may(principal, 'conversations.read') ? sources : null;
  }

  @FieldResolver(() => HeardIntentEnum, {
    nullable: true,
    description: "What a visitor's message was heard to want of the bot itself; null for visitors, and if nothing.",
  })
  heardIntent(@Root() { heard }: MessageType, @Ctx() { principal }: SubgraphContext): HeardIntent | null {
    return may(principal, 'conversations.read') ? (heard?.intent ?? null) : null;
  }

  @FieldResolver(() => HeardUrgencyEnum, {
    nullable: true,
    description: "The danger that a visitor's message told of; null for visitors, and if there is none.",
  })
  heardUrgency(@Root() { heard }: MessageType, @Ctx() { principal }: SubgraphContext): HeardUrgency | null {
    return may(principal, 'conversations.read') ? (heard?.urgency ?? null) : null;
  }
}
