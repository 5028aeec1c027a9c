import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A stub of an object that another subgraph owns: here it is only a global id. */
export interface Foreign {
  id: string;
}

/** The stub type; `isResolvable` if this subgraph adds fields to it. */
export function foreignType(
  name: string,
  description: string,
  { isResolvable }: { isResolvable: boolean },
): new () => Foreign {
  @Directive(isResolvable ? '@key(fields: "id")' : '@key(fields: "id", resolvable: false)')
  @ObjectType(name, { description })
  class ForeignStub implements Foreign {
    @Field(() => ID, { description: 'Id.' })
    id!: string;
  }
  return ForeignStub;
}
