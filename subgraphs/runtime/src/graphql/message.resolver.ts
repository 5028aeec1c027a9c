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
}
