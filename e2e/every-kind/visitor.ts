/** A visitor who goes through the bot in the chat, by the controls that it draws. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from '../kit/graph.ts';
import type { Meeting, Reply } from './steps.ts';

/** How the chat names its picker of a day or a time. */
const moments = { es: /^Elige una (?:fecha|hora)$/, en: /^Pick a (?:date|time)$/ } as const;

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export class Guest {
  readonly #page: Page;
  readonly #locale: 'es' | 'en';
  /** How often each text was waited for. */
  readonly #seen = new Map<string, number>();

  constructor(page: Page, locale: 'es' | 'en') {
    this.#page = page;
    this.#locale = locale;
  }

  /** What the bot says, is answered beside the point first, and then answered. */
  async meet({ sees, asides = [], reply }: Meeting): Promise<void> {
    for (const text of [sees].flat()) await this.#sees(text);
    for (const aside of asides) {
      await this.#reply(aside.reply);
      await this.#sees(aside.sees);
    }
    if (reply !== undefined) await this.#reply(reply);
  }

  async #sees(text: string): Promise<void> {
    const times = (this.#seen.get(text) ?? 0) + 1;
    this.#seen.set(text, times);
    const shown = this.#page.locator('.say, .error, .note', { hasText: text });
    await eventually(async () => assert.ok((await shown.count()) >= times, `waited in vain for: ${text}`));
  }

  async #reply(reply: Reply): Promise<void> {
    const page = this.#page;
    if ('say' in reply) {
      await page.locator('.composer textarea').fill(reply.say);
      await page.keyboard.press('Enter');
    } else if ('fill' in reply) await this.#fill(reply);
    else if ('files' in reply) await this.#send(reply.files);
    else if ('inPage' in reply)
      await page.frameLocator('.framed iframe').getByRole('button', { name: reply.inPage }).click();
    else if ('press' in reply) await page.getByRole('button', { name: reply.press, exact: true }).click();
    else if ('mark' in reply)
      await page
        .locator('.mark')
        .nth(reply.mark - 1)
        .click();
    else {
      if ('moment' in reply) await page.getByLabel(moments[this.#locale]).and(page.locator('input')).fill(reply.moment);
      if ('ticks' in reply) for (const name of reply.ticks) await page.getByRole('checkbox', { name }).check();
      await page.locator('.question .button.main').click();
    }
  }

  async #fill({ fill, pick = {} }: Extract<Reply, { fill: unknown }>): Promise<void> {
    const form = this.#page.locator('form.question');
    for (const [label, text] of Object.entries(fill)) await form.getByLabel(label, { exact: true }).fill(text);
    for (const [label, option] of Object.entries(pick))
      await form.getByLabel(label, { exact: true }).selectOption({ label: option });
    await form.locator('.button.main').click();
  }

  async #send(names: readonly string[]): Promise<void> {
    const files = names.map((name) => ({ name, mimeType: 'image/png', buffer: picture }));
    await this.#page.locator('.question input[type="file"]').first().setInputFiles(files);
    const send = this.#page.locator('.question .button.main');
    await eventually(async () => assert.ok(await send.isEnabled(), 'the files did not arrive'));
    await send.click();
  }
}
