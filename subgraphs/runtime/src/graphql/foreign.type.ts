import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Stubs of what other subgraphs own; ids are global. */
@Directive('@key(fields: "id")')
@ObjectType('Organization', { description: 'The tenant: one business.' })
export class OrganizationStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Bot', { description: 'A chatbot.' })
export class BotStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('BotVersion', { description: 'An immutable snapshot of a bot.' })
export class BotVersionStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('User', { description: 'A person with an account.' })
export class UserStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}
