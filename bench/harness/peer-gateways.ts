import { join } from 'node:path';
import type { Answering } from './answers.ts';
import { startProgram } from './processes.ts';

/** A supergraph file, and what its subgraphs take for the caller. */
export interface PeerInput {
  readonly supergraph: string;
  readonly principal: string;
}

/** A gateway of others, on a port. */
export interface PeerGateway extends Answering {
  readonly gatewayPid: number;
}

const peers = [
  ['Apollo Gateway, stock', 'apollo.ts', {}],
  ['Apollo Gateway, tuned', 'apollo.ts', { TUNED: 'true' }],
  ['Hive Gateway', 'hive.ts', {}],
  ['Hive Gateway, Rust planner', 'hive.ts', { PLANNER: 'rust' }],
] as const;

/** Starts every gateway of others in front of the same subgraphs, each in a process of its own. */
export async function startPeerGateways(
  { supergraph, principal }: PeerInput,
  stack: AsyncDisposableStack,
): Promise<PeerGateway[]> {
  const common = {
    ...{ SUPERGRAPH: supergraph, PRINCIPAL: principal },
    ...{ NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
  };
  const gateways: PeerGateway[] = [];
  for (const [name, file, env] of peers) {
    const path = join(import.meta.dirname, '..', 'peers', file);
    const gateway = await startProgram<{ url: string }>(path, { env: { ...common, ...env } });
    stack.defer(() => gateway.stop());
    const headerSets = [{ 'apollo-require-preflight': '1' }];
    gateways.push({ name, url: gateway.said.url, gatewayPid: gateway.pid, headerSets });
  }
  return gateways;
}
