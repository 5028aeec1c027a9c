import type { ExecutionResult } from 'graphql';

const nothing = Buffer.alloc(0);

/** One result of a shared subscription, serialized once for all readers. */
export class SharedValue {
  /** Larger for values that arrived later. */
  readonly number: number;
  readonly #rest: Buffer;
  #head = '';
  #message: Buffer = nothing;

  constructor(result: ExecutionResult, number: number) {
    this.number = number;
    this.#rest = Buffer.from(`${JSON.stringify(result)}}`);
  }

  /** True for the same result. */
  equals(other: SharedValue): boolean {
    return this.#rest.equals(other.#rest);
  }

  /** The message for a reader with this head. Readers with equal heads, which are next to each other, get the same bytes. */
  messageFor(head: string): Buffer {
    if (head !== this.#head) {
      this.#message = Buffer.concat([Buffer.from(head), this.#rest]);
      this.#head = head;
    }
    return this.#message;
  }
}

/** The beginning of a message of the protocol, up to the result. */
export function headOf(id: string): string {
  return `{"id":${JSON.stringify(id)},"type":"next","payload":`;
}
