import assert from 'node:assert/strict';
import { askForFolio, type Served } from './folio-bot.ts';
import type { FolioDesk } from './folio-desk.ts';
import { forMs } from './scale.ts';

/** How many visitors there are at once, and how many conversations at least. */
export interface FolioVisiting {
  readonly clients: number;
  readonly conversations: number;
  /** How long one of them retries. */
  readonly patienceMs: number;
}

/** Visitors who ask for folios, one conversation after another, until there are enough and `finish` is called. */
export class FolioVisitors {
  readonly served: Served[] = [];
  /** What went wrong with a message that was sent again. */
  readonly problems: string[] = [];
  readonly #chats: Promise<void>[];
  #isOver = false;
  #failure: unknown = null;

  constructor(
    bot: { readonly url: string; readonly publicId: string },
    { clients, conversations, patienceMs }: FolioVisiting,
  ) {
    this.#chats = Array.from({ length: clients }, async (_, client) => {
      const headers = { 'x-forwarded-for': `10.7.0.${client}` };
      const onProblem = (problem: string) => void this.problems.push(problem);
      const hasLeft = () => this.#failure !== null;
      try {
        while (!hasLeft() && (!this.#isOver || this.served.length < conversations)) {
          this.served.push(await askForFolio(bot, { headers, patienceMs, hasLeft, onProblem }));
        }
      } catch (error) {
        this.#failure ??= error;
      }
    });
  }

  /** Resolves when as many more are served. Throws the first error of any visitor. */
  async more(count: number): Promise<void> {
    const wanted = this.served.length + count;
    while (this.served.length < wanted) {
      if (this.#failure !== null) throw this.#failure;
      await forMs(20);
    }
  }

  async finish(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#chats);
    if (this.#failure !== null) throw this.#failure;
  }
}

/** Every visitor got the one folio that the desk made for them, and it made no other. */
export function assertOneFolioEach(served: readonly Served[], desk: FolioDesk): void {
  const byName = Map.groupBy(desk.done.values(), ({ name }) => name);
  for (const { name, said } of served) {
    const made = byName.get(name) ?? [];
    assert.deepEqual([name, made.length, said], [name, 1, `Tu folio es ${made[0]?.folio ?? ''}.`]);
  }
  assert.equal(desk.done.size, served.length, 'nothing was done for nobody');
}
