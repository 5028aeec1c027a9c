import { organizationOf } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { loadersOf } from './loaders.js';
import { MessageType } from './message.type.js';

@Resolver(() => MessageType)
export class MessageResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Name of the member or of the key that wrote it, as the visitor was told; null for other authors and where none is known.',
  })
  async senderName(
    @Root() { conversationId, memberId, organizationId, authorName }: MessageType,
    @Ctx() context: SubgraphContext,
  ): Promise<string | null> {
    if (authorName !== null) return authorName;
    // Older messages do not hold it. Who comes back by a token of an earlier page is not known as a visitor yet.
    const ownerId = organizationId ?? organizationOf(context.principal);
    if (memberId === null || ownerId === null) return null;
    const names = await loadersOf(this.deps, context).memberNames(ownerId).load(conversationId);
    return names.get(memberId) ?? null;
  }
}
