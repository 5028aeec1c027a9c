import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Img } from '@react-email/img';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { render } from '@react-email/render';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { createElement as h, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { inkOn, letterCss, light } from './letter-colors.js';
import type { Letter, LetterBlock, MailAction } from './letter.js';

const fontFamily = "Figtree, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const text: CSSProperties = { fontFamily, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px', color: light.ink };
const small: CSSProperties = { ...text, fontSize: '14px', lineHeight: '20px', color: light.faint };
const anyLength: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' };

const boxed: CSSProperties = { border: `1px solid ${light.line}`, backgroundColor: light.surface };
/** Programs without `prefers-color-scheme` draw these colours. */
const sunken: CSSProperties = { ...boxed, backgroundColor: light.sunken, borderRadius: '6px' };

/** The library cuts longer ones, perhaps in the middle of a character. */
const previewMax = 140;
const halfCharacter = /[\uD800-\uDBFF]$/;

/** The part of a mail that looks like something. Every text of the letter is shown as a text. */
export async function letterHtml(letter: Letter): Promise<string> {
  return render(letterElement(letter));
}

function letterElement(letter: Letter): ReactElement {
  const { locale, subject, preview } = letter;
  return h(
    Html,
    { lang: locale, dir: 'ltr' },
    h(
      Head,
      null,
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', null, subject),
      h('style', null, letterCss),
    ),
    h(
      Body,
      { className: 'canvas', style: { margin: 0, padding: 0 } },
      h(Preview, null, preview.slice(0, previewMax).replace(halfCharacter, '')),
      // The library repeats the body's own background where no class reaches it.
      h(
        Section,
        { className: 'canvas', style: { backgroundColor: light.canvas } },
        h('div', { style: around }, paper(letter)),
      ),
    ),
  );
}

const around: CSSProperties = { padding: '24px 12px' };

function paper(letter: Letter): ReactElement {
  return h(
    Container,
    { style: { maxWidth: '560px' } },
    brandHeader(letter),
    h(
      Section,
      { className: 'surface', style: { ...boxed, borderRadius: '10px', borderCollapse: 'separate' } },
      h(
        'div',
        { className: 'inside', style: { ...anyLength, padding: '32px' } },
        h(Heading, { className: 'ink', style: { ...text, fontSize: '24px', lineHeight: '30px' } }, letter.title),
        ...letter.blocks.map((block, index) => blockElement(letter, block, index)),
      ),
    ),
    footer(letter),
  );
}

function brandHeader({ brand: { name, logoUrl } }: Letter): ReactElement {
  const logo: CSSProperties = {
    display: 'inline-block',
    verticalAlign: 'middle',
    marginRight: '8px',
    maxWidth: '160px',
  };
  return h(
    Text,
    { className: 'ink', style: { ...text, ...anyLength, fontWeight: 700, margin: '0 4px 16px' } },
    logoUrl === null ? null : h(Img, { src: logoUrl, alt: '', height: '28', style: logo }),
    name,
  );
}

function footer({ footer: why, footerLinks }: Letter): ReactElement {
  const style = { ...small, ...anyLength, fontSize: '13px', margin: '16px 4px 0' };
  return h(
    Section,
    null,
    h(Text, { className: 'faint', style }, why),
    footerLinks.length === 0
      ? null
      : h(
          Text,
          { className: 'faint', style: { ...style, margin: '8px 4px 0' } },
          ...footerLinks.flatMap((action, index) => [index === 0 ? '' : ' · ', link(action, 'faint')]),
        ),
  );
}

function link({ label, url }: MailAction, className: 'ink' | 'faint'): ReactElement {
  const color = className === 'ink' ? light.ink : light.faint;
  return h(Link, { key: url, href: url, className, style: { color, textDecorationLine: 'underline' } }, label);
}

function blockElement(letter: Letter, block: LetterBlock, key: number): ReactNode {
  switch (block.kind) {
    case 'LINE':
      return h(Text, { key, className: 'ink', style: text }, block.text);
    case 'NOTE':
      return h(Text, { key, className: 'faint', style: { ...small, margin: '16px 0 0' } }, block.text);
    case 'HEADING': {
      const style = { ...text, fontSize: '18px', margin: '8px 0 8px' };
      return h(
        'div',
        { key },
        h(Hr, { className: 'line', style: line }),
        h(Heading, { as: 'h2', className: 'ink', style }, block.text),
      );
    }
    case 'CODE':
      return codeElement(block, key);
    case 'FACT':
      return h(
        Text,
        { key, className: 'ink', style: { ...text, margin: '0 0 8px' } },
        h('span', { className: 'faint', style: { color: light.faint } }, `${block.label}: `),
        h('strong', null, block.value),
      );
    case 'BUTTON':
      return h('div', { key }, button(letter, block), block.isSpelledOut ? spelledOut(letter, block.url) : null);
    case 'LINK':
      return h(Text, { key, style: text }, link(block, 'ink'));
  }
}

const line: CSSProperties = { borderTop: `1px solid ${light.line}`, margin: '24px 0 16px' };

/** Selected as a whole by one touch or double click. */
function codeElement({ label, code }: { label: string; code: string }, key: number): ReactElement {
  const digits: CSSProperties = {
    ...{
      ...text,
      fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
      fontSize: '40px',
      lineHeight: '48px',
    },
    ...{ fontWeight: 700, letterSpacing: '6px', margin: 0, textAlign: 'center', userSelect: 'all' },
  };
  return h(
    Section,
    { key, className: 'sunken', style: { ...sunken, borderCollapse: 'separate', margin: '0 0 24px' } },
    h(
      'div',
      { style: { padding: '16px' } },
      h(Text, { className: 'faint', style: { ...small, margin: '0 0 4px', textAlign: 'center' } }, label),
      h(Text, { className: 'ink code', style: digits }, code),
    ),
  );
}

function button({ brand: { color } }: Letter, { label, url }: MailAction): ReactElement {
  const style: CSSProperties = {
    ...{ fontFamily, fontSize: '16px', fontWeight: 600, color: inkOn(color), backgroundColor: color },
    ...{ border: `1px solid ${color}`, borderRadius: '6px', padding: '12px 20px', margin: '8px 0 0' },
  };
  return h(Button, { href: url, className: 'button', style }, label);
}

function spelledOut({ texts }: Letter, url: string): ReactElement {
  return h(
    Text,
    { className: 'faint', style: { ...small, margin: '16px 0 0' } },
    `${texts.copyAddress} `,
    link({ label: url, url }, 'faint'),
  );
}
