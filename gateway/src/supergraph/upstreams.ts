import { principalHeader, type Principal } from '@tertulia/principal';
import type { Logger } from 'pino';
import type { ScopeMaker } from './make-scope.js';
import { UpstreamSockets, type UpstreamSettings } from './upstream-sockets.js';

/** Dependencies of the connections to subgraphs. */
export interface UpstreamsParts extends Pick<UpstreamSettings, 'continuations' | 'pulse'> {
  readonly scopes: ScopeMaker;
  readonly log: Logger;
}

/** For whom connections are opened. */
export interface UpstreamCaller {
  readonly principal: Principal;
  readonly requestId: string;
}

/** Prepares connections to subgraphs; none is opened before something subscribes on it. */
export class Upstreams {
  readonly #parts: UpstreamsParts;

  constructor(parts: UpstreamsParts) {
    this.#parts = parts;
  }

  /** `onMissed` is called when events were lost that cannot be recovered. */
  open({ principal, requestId }: UpstreamCaller, onMissed: () => void): UpstreamSockets {
    const { scopes, log, continuations, pulse } = this.#parts;
    return new UpstreamSockets({
      parameters: () => {
        const signed = scopes.sign(principal);
        return { requestId, ...(signed === null ? {} : { [principalHeader]: signed }) };
      },
      ...{ continuations, pulse, onMissed },
      onSilence: () => log.warn({ requestId }, 'a subgraph stopped responding on its socket'),
    });
  }
}
