import { compose } from './toy-gateway.js';

/** A supergraph without mutations and subscriptions. */
export const sdl = compose([{ name: 'identity', sdl: 'type Query { hello: String }' }]);
