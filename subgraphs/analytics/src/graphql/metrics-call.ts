import { selectedFields, type SubgraphContext } from '@tertulia/subgraph';
import { createParameterDecorator } from 'type-graphql';

/** Who asks for metrics, and for which parts of them. */
export interface MetricsCall {
  readonly context: SubgraphContext;
  readonly fields: ReadonlySet<string>;
}

/** The parameter of a resolver that returns metrics. */
export function Call(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator<SubgraphContext>(({ context, info }): MetricsCall => ({
    context,
    // The days of each bot are many rows, and the sums alone are few.
    fields: new Set([...selectedFields(info), ...[...selectedFields(info, 'perBot')].map((name) => `perBot.${name}`)]),
  }));
}
