import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Stubs of what other subgraphs own; ids are global. */
@Directive('@key(fields: "id")')
@ObjectType('Organization', { description: 'The tenant: one business.' })
export class OrganizationStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Industry', { description: 'A trade: restaurant, clinic, salon ...' })
export class IndustryStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('BotTemplate', { description: 'A bot to start from.' })
export class BotTemplateStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('User', { description: 'A person with an account.' })
export class UserStub {
  @Field(() => ID, { description: 'Id.' })
  id!: string;
}
