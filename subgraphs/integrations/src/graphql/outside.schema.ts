import type { TestHttpDependencies } from '../application/test-http-request.js';
import { OutsideResolver } from './outside.resolver.js';

/** The part of the graph that does work outside. */
export function outsideSchema(deps: TestHttpDependencies) {
  return { resolvers: [new OutsideResolver(deps)] };
}
