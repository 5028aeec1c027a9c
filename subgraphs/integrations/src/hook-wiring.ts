import { randomBytes } from 'node:crypto';
import type { Job, RawRoute } from '@tertulia/service/declaration';
import type { InboundDependencies } from './application/inbound-dependencies.js';
import {
  oneTimeUrls,
  receiveCall,
  sweepOneTimeUrls,
  type OneTimeUrlsDependencies,
} from './application/one-time-urls.js';
import { receiveAnswer } from './application/receive-answer.js';
import { receiveEvent } from './application/receive-event.js';
import { hookRoutes, hookUrlOf, type HookHandlers } from './clients/hook-routes.js';
import { tokenBytes } from './domain/one-time-url.js';

/** What requests from outside are built on. */
export interface HookParts extends Omit<OneTimeUrlsDependencies, 'tokens' | 'urlOf'> {
  readonly publicUrl: string;
}

/** One-time URLs, and the routes to which requests from outside come. */
export function openHooks({ publicUrl, ...base }: HookParts) {
  const deps: OneTimeUrlsDependencies = {
    ...base,
    tokens: { next: () => randomBytes(tokenBytes).toString('base64url') },
    urlOf: (token) => hookUrlOf(publicUrl, token),
  };
  const jobs: Job[] = [
    { name: 'sweep one-time URLs', everyMs: 3_600_000, underLock: true, run: async () => sweepOneTimeUrls(deps) },
  ];
  return {
    oneTimeUrls: oneTimeUrls(deps),
    jobs,
    routes: (inbound: InboundDependencies, handlers: Pick<HookHandlers, 'returnFromProvider'>): RawRoute[] =>
      hookRoutes({
        ...handlers,
        receiveCall: async (call) => receiveCall(deps, call),
        receiveEvent: async (received) => receiveEvent(inbound, received),
        receiveAnswer: async (connector, received) => receiveAnswer(inbound, connector, received),
      }),
  };
}
