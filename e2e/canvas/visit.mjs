/** A business with a bot, and browsers of its owner in the flow step. */
import { openBrowser } from '../kit/browser.mjs';
import { foundBusiness, publishTemplate } from '../kit/business.mjs';
import { startPlatform } from '../kit/platform.mjs';

/** The platform with a bot of the salon template that is live. */
export async function startVisit() {
  const platform = await startPlatform();
  const business = await foundBusiness(platform.url);
  const bot = await publishTemplate(business.session);
  /** A new browser of the owner, without memory of any canvas. */
  const enter = async (options = {}) => {
    const { context } = await openBrowser({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.goto(`${platform.url}/sign-in`);
    await page.getByLabel(/^(Correo electrónico|E-?mail.*)$/).fill(business.email);
    await page.getByLabel(/^(Contraseña|Password)$/).fill(business.password);
    await page.getByRole('button', { name: /^(Entrar|Sign in)$/ }).click();
    await page.waitForURL(`${platform.url}/`);
    return page;
  };
  /** Opens the flow and waits until it is drawn; what was done before is saved first, as a person would wait for it. */
  const open = async (page, id = bot.id) => {
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

export const button = (name, within) => within.getByRole('button', { name, exact: true });
