/** A visitor who goes through the bot in the chat, by the controls that it draws. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from '../kit/graph.ts';
import type { Meeting, Reply } from './steps.ts';

/** The words of the chat's own controls. */
const words = {
  es: { send: 'Enviar', moment: /^Elige una (?:fecha|hora)$/ },
  en: { send: 'Send', moment: /^Pick a (?:date|time)$/ },
} as const;

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
    await this.#sees(sees);
    for (const aside of asides) {
      await this.#reply(aside.reply);
      await this.#sees(aside.sees);
    }
    if (reply !== undefined) await this.#reply(reply);
  }

  async #sees(text: string): Promise<void> {
    const times = (this.#seen.get(text) ?? 0) + 1;
    this.#seen.set(text, times);
    const shown = this.#page.locator('.say, .error', { hasText: text });
    await eventually(async () => assert.ok((await shown.count()) >= times, `waited in vain for: ${text}`));
  }

  async #reply(reply: Reply): Promise<void> {
    const page = this.#page;
    const { send, moment } = words[this.#locale];
    if ('say' in reply) {
      await page.locator('.composer textarea').fill(reply.say);
      await page.keyboard.press('Enter');
    } else {
      await page.getByLabel(moment).and(page.locator('input')).fill(reply.moment);
      await page.locator('.question').getByRole('button', { name: send }).click();
    }
  }
}
