/** A visitor who chats on a phone, and what the bot says to each message. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../kit/browser.ts';
import { eventually } from '../kit/graph.ts';

const screenshots = join(import.meta.dirname, '..', 'screenshots');

interface Row {
  readonly isMine: boolean;
  readonly text: string;
}

export class Chat {
  readonly page: Page;
  readonly #name: string;
  #shots = 0;

  private constructor(page: Page, name: string) {
    this.page = page;
    this.#name = name;
  }

  /** Opens the chat of a bot and waits for its greeting. Screenshots begin with the name. */
  static async open(url: string, { name, greeting }: { name: string; greeting: RegExp }): Promise<Chat> {
    const { context } = await openBrowser({
      ...{ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' },
      locale: name.endsWith('en') ? 'en-US' : 'es-MX',
    });
    const chat = new Chat(await context.newPage(), name);
    await chat.page.goto(url);
    await chat.#hears(greeting);
    return chat;
  }

  /** Sends a text, and waits until everything that the bot says to it matches. */
  async say(text: string, reply: RegExp): Promise<void> {
    const field = this.page.locator('textarea');
    await field.fill(text);
    await field.press('Enter');
    await eventually(async () => assert.ok((await this.#rows()).some((row) => row.isMine && row.text === text)));
    await this.#hears(reply);
  }

  async picture(): Promise<void> {
    this.#shots += 1;
    await this.page.screenshot({ path: join(screenshots, `understanding-${this.#name}-${this.#shots}.png`) });
  }

  /** Fails when the bot has said the same twice running. */
  async assertNoEcho(): Promise<void> {
    const said = (await this.#rows()).filter(({ isMine }) => !isMine).map(({ text }) => text);
    assert.deepEqual(
      said.filter((text, at) => text === said[at - 1]),
      [],
    );
  }

  async #hears(reply: RegExp): Promise<void> {
    await eventually(async () => {
      const rows = await this.#rows();
      const asked = rows.findLastIndex(({ isMine }) => isMine);
      const heard = rows.slice(asked + 1).map(({ text }) => text);
      assert.match(heard.join('\n'), reply, `after “${rows[asked]?.text ?? ''}”`);
    });
  }

  #rows(): Promise<Row[]> {
    return this.page.locator('li.row').evaluateAll((rows) =>
      rows.map((row) => {
        const words = [...row.querySelectorAll<HTMLElement>('.say > :not(.sr)')];
        return {
          isMine: row.classList.contains('mine'),
          text: words
            .map((part) => part.innerText)
            .join('\n')
            .trim(),
        };
      }),
    );
  }
}
