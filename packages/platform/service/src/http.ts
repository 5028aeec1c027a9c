export { guardedServer } from './guarded-server.js';
export type { Listener } from './guarded-server.js';
export { BodyTimeoutError, parseJson, readJson, readJsonText } from './read-json.js';
export type { BodyLimits } from './read-json.js';
export { rawRoutes } from './raw-routes.js';
export type { RawRoutes } from './raw-routes.js';
export { refuseUpgrade } from './raw-answer.js';
export { requestIdOf } from './request-id.js';
export { pathOf } from './request-target.js';
