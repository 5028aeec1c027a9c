import type { Locator, Page } from 'playwright-core';
import { eventually } from '../kit/graph.ts';

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
  /** Opened by the administrator whose plan includes everything. */
  readonly isEnterprise?: boolean;
  readonly isCanvas?: boolean;
  readonly isChat?: boolean;
  /** What to do once it is open. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every screen of the portal and the visitor's chat. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: () => '/sign-in', isSignedOut: true },
  { name: 'sign-up', path: () => '/sign-up', isSignedOut: true },
  { name: 'forgot-password', path: () => '/forgot-password', isSignedOut: true },
  { name: 'reset-password', path: () => `/reset-password#${'x'.repeat(43)}`, isSignedOut: true },
  { name: 'welcome', path: () => '/welcome' },
  { name: 'home', path: () => '/' },
  { name: 'counted', path: () => '/numbers?of=conversations' },
  { name: 'counted-group', path: () => '/numbers?of=csat&group=RATED_STARS&back=%2Freports%2Fsatisfaction' },
  { name: 'reports', path: () => '/reports' },
  { name: 'reports-conversations', path: () => '/reports/conversations?range=week', prepare: openTables },
  { name: 'reports-satisfaction', path: () => '/reports/satisfaction?range=quarter' },
  { name: 'reports-goals', path: () => '/reports/goals?compare=no' },
  { name: 'reports-questions', path: () => '/reports/questions?range=year' },
  { name: 'reports-team', path: () => '/reports/team' },
  { name: 'reports-errors', path: () => '/reports/errors?channel=WEB&hours=8-20' },
  { name: 'reports-flow', path: (of) => `/reports/flow?bot=${of.botId}` },
  { name: 'reports-compare', path: () => '/reports/compare' },
  { name: 'exports', path: () => '/exports' },
  { name: 'activity', path: () => '/activity' },
  { name: 'received-file', path: () => '/received-files/fil_00000000000000000000000000000000' },
  { name: 'bots', path: () => '/bots' },
  { name: 'business', path: (of) => `/bots/${of.botId}/business` },
  { name: 'flow', path: (of) => `/bots/${of.botId}/flow`, isCanvas: true },
  { name: 'prompts', path: (of) => `/bots/${of.botId}/prompts` },
  { name: 'import', path: (of) => `/bots/${of.botId}/import` },
  { name: 'knowledge', path: (of) => `/bots/${of.botId}/knowledge` },
  { name: 'understanding', path: (of) => `/bots/${of.botId}/understanding` },
  { name: 'tests', path: (of) => `/bots/${of.botId}/tests` },
  { name: 'bot-integrations', path: (of) => `/bots/${of.botId}/integrations` },
  { name: 'simulator', path: (of) => `/bots/${of.botId}/flow`, isCanvas: true, prepare: openSimulator },
  { name: 'conversations', path: () => '/conversations?tab=all' },
  { name: 'conversation', path: (of) => `/conversations/${of.conversationId}?tab=all` },
  { name: 'templates', path: () => '/templates' },
  { name: 'integrations', path: () => '/integrations' },
  { name: 'catalog', path: () => '/integrations/catalog' },
  { name: 'webhooks', path: () => '/integrations/webhooks' },
  { name: 'webhook-new', path: () => '/integrations/webhooks?new=1' },
  { name: 'webhook', path: () => '/integrations/webhooks', prepare: openWebhook },
  { name: 'webhook-delivery', path: () => '/integrations/webhooks', prepare: openDelivery },
  { name: 'incoming', path: () => '/integrations/incoming' },
  { name: 'source', path: () => '/integrations/incoming', prepare: openSource },
  { name: 'connectors', path: () => '/integrations/connectors', isEnterprise: true },
  { name: 'connector', path: () => '/integrations/connectors', isEnterprise: true, prepare: openConnector },
  { name: 'connect', path: () => '/integrations/catalog?connect=smtp' },
  { name: 'team', path: () => '/team' },
  { name: 'keys', path: () => '/keys' },
  { name: 'plan', path: () => '/plan' },
  { name: 'notifications', path: () => '/notifications' },
  { name: 'notification-preferences', path: () => '/notifications/preferences' },
  { name: 'alert-rules', path: () => '/notifications/rules' },
  { name: 'mails', path: () => '/notifications/mails' },
  { name: 'report-schedules', path: () => '/reports/schedules' },
  { name: 'confirm-email', path: () => '/confirm-email' },
  { name: 'settings', path: () => '/settings' },
  { name: 'widget-closed', path: (of) => `/demo?bot=${of.publicId}`, isChat: true, isSignedOut: true },
  { name: 'widget-open', path: (of) => `/demo?bot=${of.publicId}`, isChat: true, isSignedOut: true, prepare: openChat },
];

/** Shows the table beside each chart. */
async function openTables(page: Page): Promise<void> {
  const closed = page.locator('main [aria-expanded="false"][aria-controls]');
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
}

async function openWebhook(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^crm\.aurora\.example/ }).click();
  await page.getByRole('heading', { name: /^(Entregas|Deliveries)$/ }).waitFor();
  await page
    .getByRole('button', { name: /^(Meta alcanzada|Goal reached)/ })
    .first()
    .waitFor();
}

async function openDelivery(page: Page): Promise<void> {
  await openWebhook(page);
  const row = page
    .getByRole('listitem')
    .filter({ hasText: /HTTP 503|Tardó demasiado|Took too long/ })
    .first();
  await row.getByRole('button').first().click();
  await row.getByText('webhook-id').scrollIntoViewIfNeeded();
  await row.getByText('"type"').waitFor();
}

async function openSource(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Pagos' }).click();
  const calls = page.getByRole('list', { name: /^(Últimas llamadas|Last calls)$/ });
  await calls.getByRole('button').first().click();
  await calls.getByText('"payment"').waitFor();
}

async function openConnector(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^(Reservas de|Bookings of) La Palma/ }).click();
  await page.getByRole('textbox').first().waitFor();
}

async function openSimulator(page: Page): Promise<void> {
  const simulator = await pressForSimulator(page);
  await simulator
    .getByLabel(/^(Escribe como visitante|Write as a visitor)$/)
    .and(page.locator(':enabled'))
    .waitFor();
}

/** Opens the simulator with its keys, which are lost before the builder is there. */
export async function pressForSimulator(page: Page): Promise<Locator> {
  const simulator = page.getByRole('region', { name: /^(Simulador|Simulator)$/ });
  await eventually(async () => {
    if (!(await simulator.isVisible())) await page.keyboard.press('Control+e');
    await simulator.waitFor({ timeout: 10_000 });
  });
  return simulator;
}

async function openChat(page: Page): Promise<void> {
  await bubble(page).click();
  await page.locator('.say').first().waitFor();
}

/** The button that opens the visitor's chat. */
export function bubble(page: Page): Locator {
  return page.getByRole('button', { name: /^(Abrir chat|Open chat)/ });
}
