export { badArgument, badCursor } from './bad-argument.js';
export { buildSubgraph } from './build-subgraph.js';
export type { ReferenceResolver, Subgraph, SubgraphDefinition, SubgraphSchema } from './build-subgraph.js';
export {
  connectionOf,
  encodeCursor,
  ForwardPageArgs,
  makeConnection,
  PageArgs,
  pageRequest,
  pageSizeDefault,
  pageSizeMax,
} from './connection.js';
export type { ConnectionOf, ConnectionSource } from './connection.js';
export { inKeyOrder, makeContext } from './context.js';
export type { Batch, SubgraphContext, SubgraphRequest } from './context.js';
export { assertDescribed, undescribed } from './described.js';
export { enumOf } from './enum-of.js';
export { foreignType } from './foreign-type.js';
export type { Foreign } from './foreign-type.js';
export { formatError, mapError, userErrorOf, withUserErrors } from './error-mapping.js';
export { fromGlobalId, idPrefixes, kindOfGlobalId, toGlobalId, tryFromGlobalId } from './global-ids.js';
export type { IdKind } from './global-ids.js';
export { createLog } from './log.js';
export type { Logger } from './log.js';
export { requireOwnOrganization } from './own-organization.js';
export { DateScalar, DateTimeScalar, isTimeZone, JsonScalar, TimeZoneScalar } from './scalars.js';
export { LocaleEnum, LocalizedText, Money, Node, PageInfo, Payload, UserError, Window } from './shared-types.js';
export { httpSubgraphCaller, localSubgraphCaller } from './subgraph-caller.js';
export type { HttpCallerSettings, SubgraphCall, SubgraphCaller } from './subgraph-caller.js';
