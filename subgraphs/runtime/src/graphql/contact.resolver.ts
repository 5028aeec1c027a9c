import { requirePermission } from '@tertulia/principal';
import { ForwardPageArgs, type SubgraphContext, tryFromGlobalId } from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { asContact, ContactType } from './contact.type.js';
import { conversationPage } from './conversation-page.js';
import { ConversationConnection } from './conversation.type.js';
import { Asked, type Listing } from './listing.js';
import { loadersOf } from './loaders.js';

@Resolver(() => ContactType)
export class ContactResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Query(() => ContactType, {
    nullable: true,
    description: 'A contact by its id; null when it does not exist for the caller.',
  })
  async contact(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: SubgraphContext) {
    requirePermission(context.principal, 'conversations.read');
    const uuid = tryFromGlobalId('contact', id);
    const found = uuid === null ? null : await loadersOf(this.deps, context).contact.load(uuid);
    return found === null ? null : asContact(found);
  }

  @FieldResolver(() => ConversationConnection, { description: "The person's conversations, latest activity first." })
  async conversations(
    @Root() contact: ContactType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Asked() asked: Listing,
  ) {
    return conversationPage(this.deps, asked, { args, query: { contactId: contact.id } });
  }
}
