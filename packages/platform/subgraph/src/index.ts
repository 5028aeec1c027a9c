export { badArgument } from './bad-argument.js';
export { buildSubgraph } from './build-subgraph.js';
export type { ReferenceResolver, Subgraph, SubgraphDefinition, SubgraphSchema } from './build-subgraph.js';
export {
  connectionOf,
  countAlone,
  countOf,
  ForwardPageArgs,
  makeConnection,
  PageArgs,
  pageRequest,
} from './connection.js';
export type { ConnectionOf, ConnectionSource } from './connection.js';
export { inKeyOrder } from './context.js';
export type { Batch, SubgraphContext, SubgraphRequest } from './context.js';
export { assertDescribed, undescribed } from './described.js';
export { enumOf } from './enum-of.js';
export { foreignType } from './foreign-type.js';
export type { Foreign } from './foreign-type.js';
export { formatError, userErrorOf, withUserErrors } from './error-mapping.js';
export { fromGlobalId, kindOfGlobalId, toGlobalId, tryFromGlobalId } from './global-ids.js';
export type { IdKind } from './global-ids.js';
export { createLog } from './log.js';
export type { Logger } from './log.js';
export { requireOwnOrganization } from './own-organization.js';
export { DateScalar, DateTimeScalar, JsonScalar, TimeZoneScalar } from './scalars.js';
export { selectedFields } from './selected-fields.js';
export type { SelectionInfo } from './selected-fields.js';
export { LocaleEnum, LocalizedText, Money, Node, Payload, UserError, Window } from './shared-types.js';
export { httpSubgraphCaller, localSubgraphCaller } from './subgraph-caller.js';
export type { HttpCallerSettings, SubgraphCall, SubgraphCaller } from './subgraph-caller.js';
