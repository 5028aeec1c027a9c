import type { Locator, Page } from 'playwright-core';

/** Facts of the demo data that paths name. */
export interface Facts {
  readonly botId: string;
  readonly publicId: string;
  readonly conversationId: string;
}

/** A screen, and how to open it. */
export interface Screen {
  readonly name: string;
  readonly path: (of: Facts) => string;
  readonly isSignedOut?: boolean;
  readonly isCanvas?: boolean;
  readonly isChat?: boolean;
  /** What to do once it is open. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every screen of the portal and the visitor's chat. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: () => '/sign-in', isSignedOut: true },
  { name: 'sign-up', path: () => '/sign-up', isSignedOut: true },
  { name: 'welcome', path: () => '/welcome' },
  { name: 'home', path: () => '/' },
  { name: 'bots', path: () => '/bots' },
  { name: 'business', path: (of) => `/bots/${of.botId}/business` },
  { name: 'flow', path: (of) => `/bots/${of.botId}/flow`, isCanvas: true },
  { name: 'prompts', path: (of) => `/bots/${of.botId}/prompts` },
  { name: 'bot-integrations', path: (of) => `/bots/${of.botId}/integrations` },
  { name: 'simulator', path: (of) => `/bots/${of.botId}/flow`, isCanvas: true, prepare: openSimulator },
  { name: 'conversations', path: () => '/conversations?tab=all' },
  { name: 'conversation', path: (of) => `/conversations/${of.conversationId}?tab=all` },
  { name: 'templates', path: () => '/templates' },
  { name: 'integrations', path: () => '/integrations' },
  { name: 'catalog', path: () => '/integrations/catalog' },
  { name: 'connect', path: () => '/integrations/catalog?connect=smtp' },
  { name: 'team', path: () => '/team' },
  { name: 'keys', path: () => '/keys' },
  { name: 'plan', path: () => '/plan' },
  { name: 'settings', path: () => '/settings' },
  { name: 'widget-closed', path: (of) => `/demo?bot=${of.publicId}`, isChat: true, isSignedOut: true },
  { name: 'widget-open', path: (of) => `/demo?bot=${of.publicId}`, isChat: true, isSignedOut: true, prepare: openChat },
];

async function openSimulator(page: Page): Promise<void> {
  await page.keyboard.press('Control+e');
  const simulator = page.getByRole('region', { name: /^(Simulador|Simulator)$/ });
  await simulator.getByRole('textbox').and(page.locator(':enabled')).waitFor();
}

async function openChat(page: Page): Promise<void> {
  await bubble(page).click();
  await page.locator('.say').first().waitFor();
}

/** The button that opens the visitor's chat. */
export function bubble(page: Page): Locator {
  return page.getByRole('button', { name: /^(Abrir chat|Open chat)/ });
}
