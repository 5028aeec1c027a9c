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

@Directive('@key(fields: "id")')
@ObjectType('BotVersion', { description: 'An immutable snapshot of a draft.' })
export class BotVersionStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}
