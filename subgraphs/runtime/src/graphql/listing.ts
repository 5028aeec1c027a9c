import { selectedFields, type SubgraphContext } from '@tertulia/subgraph';
import { createParameterDecorator } from 'type-graphql';

/** Who asks for a list, and for which parts of it. */
export interface Listing {
  readonly context: SubgraphContext;
  readonly fields: ReadonlySet<string>;
}

/** The parameter of a resolver that returns a list. */
export function Asked(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator<SubgraphContext>(({ context, info }): Listing => ({
    context,
    fields: selectedFields(info),
  }));
}
