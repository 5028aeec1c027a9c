export { flatMapped } from './flat-mapped.js';
export type { FlatMapOptions } from './flat-mapped.js';
export type { NewsStream } from './news-stream.js';
export { streamEnd, streamOf } from './stream-of.js';
export type { Stream, StreamSource } from './stream-of.js';
export { ValueQueue } from './value-queue.js';
export type { ValueQueueSettings } from './value-queue.js';
