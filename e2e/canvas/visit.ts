/** A business with a bot, and browsers of its owner in the flow step. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openBrowser } from '../kit/browser.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { startPlatform } from '../kit/platform.ts';
import { signIn } from '../kit/portal.ts';
import type { Platform } from '../kit/started.ts';

/** A platform with a live bot of the salon template, and its owner. */
export interface Visit {
  readonly platform: Platform;
  readonly business: Business;
  readonly bot: LiveBot;
  /** A new browser of the owner, with empty storage. */
  readonly enter: (options?: BrowserContextOptions) => Promise<Page>;
  /** Opens the flow and waits until it is drawn; earlier changes are saved first, as a person would wait for it. */
  readonly open: (page: Page, id?: string) => Promise<void>;
}

/** The platform with a bot of the salon template that is live. */
export async function startVisit(env: Readonly<Record<string, string>> = {}): Promise<Visit> {
  const platform = await startPlatform({ env });
  const business = await foundBusiness(platform.url);
  const bot = await publishTemplate(business.session);
  const enter: Visit['enter'] = async (options = {}) => {
    const { context } = await openBrowser({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await signIn(page, platform.url, business.email, business.password);
    return page;
  };
  const open: Visit['open'] = async (page, id = bot.id) => {
    if (page.url().includes('/flow'))
      await page
        .getByText(/^Guardado/)
        .first()
        .waitFor();
    await page.goto(`${platform.url}/bots/${id}/flow`);
    await page.locator('.react-flow__node').first().waitFor();
    await page.locator('.react-flow__edge-path').first().waitFor({ state: 'attached' });
  };
  return { platform, business, bot, enter, open };
}

/** A button by its name. */
export const button = (name: string, within: Page | Locator): Locator =>
  within.getByRole('button', { name, exact: true });
