import { fittedBlocks } from './fitted-blocks.js';
import { letterText } from './letter-text.js';
import type { Letter, RenderedMail } from './letter.js';

/** Both parts of a letter. What draws HTML is loaded at the first one. */
export async function renderLetter(given: Letter): Promise<RenderedMail> {
  const letter = { ...given, blocks: fittedBlocks(given.blocks, given.texts.more) };
  const { letterHtml } = await import('./letter-html.js');
  return { subject: letter.subject, html: await letterHtml(letter), text: letterText(letter) };
}
