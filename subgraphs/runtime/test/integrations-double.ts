import { outsideEffectSchema, type OutsideEffect, type OutsideResult } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { SubgraphCall } from '@tertulia/subgraph';
import type { ExecutionResult } from 'graphql';

/** A request for an effect. */
export interface Requested {
  readonly effect: OutsideEffect;
  readonly conversationId: string;
  readonly isSimulation: boolean;
  readonly principal: Principal;
}

/**
 * Responds to `performEffect` as `integrations` does: the same effect of a conversation is done once, and a repeated call gets the stored
 * result or waits for the running one.
 */
export class IntegrationsDouble {
  readonly requests: Requested[] = [];
  /** Effects that were really done, in order. */
  readonly done: OutsideEffect[] = [];
  isAway = false;
  /** Does an effect. */
  work: (effect: OutsideEffect) => OutsideResult | Promise<OutsideResult> = () => {
    return { kind: 'done', values: {}, status: 200 };
  };
  readonly #results = new Map<string, Promise<OutsideResult>>();

  async respond({ principal, variables }: SubgraphCall): Promise<ExecutionResult> {
    if (this.isAway) throw new Error('no subgraph named integrations in this process');
    const input = variables?.['input'] as { effect: unknown; conversationId: string; isSimulation: boolean };
    const effect = outsideEffectSchema.parse(input.effect);
    const { conversationId, isSimulation } = input;
    this.requests.push({ effect, conversationId, isSimulation, principal });
    const key = `${conversationId} ${effect.id}`;
    const known = this.#results.get(key) ?? this.#doOnce(effect);
    this.#results.set(key, known);
    const result = await known;
    if (result.kind === 'pending') this.#results.delete(key);
    return { data: { performEffect: result } };
  }

  async #doOnce(effect: OutsideEffect): Promise<OutsideResult> {
    this.done.push(effect);
    return this.work(effect);
  }
}
