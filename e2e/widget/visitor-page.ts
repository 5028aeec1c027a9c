/** A visitor's page on a scripted platform: shared by the widget's browser suites. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { closeBrowsers, openBrowser, type Person } from '../kit/browser.ts';
import { patienceMs } from '../kit/scale.ts';
import { after, afterEach, before, beforeEach } from '../kit/runner.ts';
import { ScriptedPlatform } from './scripted-platform.ts';

const quiet = /favicon|ERR_INTERNET_DISCONNECTED|503|WebSocket connection|404 .*bot_nobody|403 .*bot_aurora/;

/** The widget's function in a page. */
interface Tertulia {
  (...call: unknown[]): unknown;
  /** Calls that wait for the widget. */
  q?: unknown[];
}

declare global {
  interface Window {
    tertulia: Tertulia;
    /** Events that listeners of the page received, with their values. */
    heard: [name: string, detail: unknown][];
    /** How often a sound would have been played. */
    notes: number;
    /** How many rows appeared at once, at most. */
    mostAtOnce: number;
    /** Rows whose contents were changed. */
    touched: Set<Node>;
  }
}

/** The page that carries the tag. */
export const demo = '/demo?bot=bot_aurora';

/** Sets a platform up for a file of tests, and a new browser for each test; the browser must not report errors. */
export function visitorPage(): VisitorPage {
  const visitor = new VisitorPage();
  before(async () => {
    visitor.platform = await new ScriptedPlatform().start();
  });
  after(async () => {
    await closeBrowsers();
    await visitor.platform.stop();
  });
  beforeEach(() => {
    visitor.platform.reset();
    visitor.browser = undefined;
  });
  afterEach(async () => {
    await visitor.browser?.close();
    assert.deepEqual(visitor.complaints, [], 'the browser complained');
  });
  return visitor;
}

class VisitorPage {
  complaints: string[] = [];
  warnings: string[] = [];
  /** Available before the first test. */
  platform!: ScriptedPlatform;
  /** Available from the visit on. */
  page!: Page;
  browser: Person | undefined;

  async visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    this.browser = await openBrowser(options);
    this.complaints = [];
    this.warnings = [];
    this.page = await this.browser.context.newPage();
    this.page.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && !quiet.test(text)) this.complaints.push(text);
      if (message.type() === 'warning') this.warnings.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    await this.page.goto(`${this.platform.origin}${path}`);
    return this.page;
  }

  bubble = () => this.page.getByRole('button', { name: /Abrir chat|Cerrar chat/ });
  said = (text: string) => this.page.locator('.say', { hasText: text });
  input = () => this.page.locator('.composer textarea');

  open = async () => {
    await this.page.getByRole('button', { name: 'Abrir chat' }).click();
    await this.said('¿A qué correo').waitFor();
  };

  say = async (text: string) => {
    await this.input().fill(text);
    await this.input().press('Enter');
  };

  /** Puts a tag into the page, as a tag manager does. */
  addTag = (data: Readonly<Record<string, string>>, { type = '' } = {}) =>
    this.page.evaluate(
      ({ src, data, type }) => {
        const tag = document.createElement('script');
        Object.assign(tag, { src, type });
        Object.assign(tag.dataset, data);
        document.body.append(tag);
      },
      { src: `${this.platform.origin}/widget/loader.js`, data, type },
    );
}

/** Waits until something holds. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) assert.fail(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
