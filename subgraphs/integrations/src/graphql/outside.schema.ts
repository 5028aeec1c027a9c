import type { OutsideDependencies } from '../application/outside-ports.js';
import type { TestHttpDependencies } from '../application/test-http-request.js';
import { ModelUseResolver } from './model-use.resolver.js';
import { OutsideResolver } from './outside.resolver.js';

/** The part of the graph that does work outside. */
export function outsideSchema(deps: TestHttpDependencies & Pick<OutsideDependencies, 'models' | 'clock'>) {
  return { resolvers: [new OutsideResolver(deps), new ModelUseResolver(deps)] };
}
