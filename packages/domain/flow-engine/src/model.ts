export * from './model/blocks.js';
export * from './model/connection.js';
export * from './model/definition.js';
export * from './model/effects.js';
export * from './model/edge.js';
export * from './model/flow-text.js';
export * from './model/problem.js';
export * from './model/session.js';
