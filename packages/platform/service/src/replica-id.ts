import { randomBytes } from 'node:crypto';

const randomBytesCount = 4;

/** A name for one process among the replicas of a service: a new one at every start. */
export function newReplicaId(service: string): string {
  return `${service}-${randomBytes(randomBytesCount).toString('hex')}`;
}
