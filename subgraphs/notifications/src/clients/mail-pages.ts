import { escapeHtml } from './escape-html.js';
import type { KeptMail } from './mail-senders.js';
import { trayPath } from './mail-paths.js';

type Locale = 'es' | 'en';

const texts = {
  es: {
    ...{ tray: 'Correos sin enviar', none: 'Todavía no hay ningún correo.', to: 'Para', plain: 'Texto' },
    why: 'No hay un servidor de correo configurado: los correos se guardan aquí hasta que la plataforma se detiene.',
    question: '¿No recibir más correos de este tipo?',
    ...{ digestQuestion: '¿No recibir más resúmenes?', digestDone: 'Listo: no recibirás más resúmenes.' },
    digestText: 'Tampoco te enviaremos por separado lo que va en ellos. Los correos urgentes siguen.',
    ...{ button: 'No recibir más', done: 'Listo: no recibirás más correos de este tipo.' },
  },
  en: {
    ...{ tray: 'Mails that were not sent', none: 'There is no mail yet.', to: 'To', plain: 'Text' },
    why: 'No mail server is set: mails are kept here until the platform stops.',
    question: 'No more mails of this kind?',
    ...{ digestQuestion: 'No more digests?', digestDone: 'Done: you will get no more digests.' },
    digestText: 'We will not send what is in them one by one either. Urgent mails go on.',
    ...{ button: 'Unsubscribe', done: 'Done: you will get no more mails of this kind.' },
  },
} as const;

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem}ul{list-style:none;padding:0}li{border-bottom:1px solid #8886;padding:.4rem 0}
a[aria-current]{font-weight:700}iframe{width:100%;height:28rem;border:1px solid #8886;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere}button{font:inherit;padding:.5rem 1rem}:focus-visible{outline:3px solid #4a7dff}`;

/** No script, nothing from elsewhere, in no frame of others. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** The language that a browser prefers: Spanish unless it asks for English first. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') === true ? 'en' : 'es';
}

/** The kept mails, and one of them. */
export function trayPage(shown: {
  readonly locale: Locale;
  readonly kept: readonly KeptMail[];
  readonly at: number;
}): string {
  const { locale, kept, at } = shown;
  const { tray, why, none } = texts[locale];
  const items = kept.map(({ mail, at: time }, index) => {
    const current = index === at ? ' aria-current="true"' : '';
    const when = time.toISOString();
    return `<li><a href="${trayPath}?mail=${index}"${current}>${escapeHtml(mail.subject)}</a><br>${escapeHtml(mail.to.address)} · <time datetime="${when}">${when}</time></li>`;
  });
  const list = items.length === 0 ? `<p>${none}</p>` : `<ul>${items.join('')}</ul>`;
  const one = kept[at];
  return pageOf(locale, tray, `<p>${why}</p>${list}${one === undefined ? '' : mailPart(locale, one)}`);
}

/** Its HTML runs no script, because the frame is sandboxed; its links open beside this page. */
function mailPart(locale: Locale, { mail }: KeptMail): string {
  const { to, plain } = texts[locale];
  const subject = escapeHtml(mail.subject);
  return `<section><h2>${subject}</h2><p>${to}: ${escapeHtml(mail.to.name ?? '')} &lt;${escapeHtml(mail.to.address)}&gt;</p>${filesPart(mail)}
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${subject}" srcdoc="${escapeHtml(`<base target="_blank">${mail.html}`)}"></iframe><h3>${plain}</h3><pre>${escapeHtml(mail.text)}</pre></section>`;
}

/** Its files, to be saved: the address of each has all of its bytes. */
function filesPart({ attachments = [] }: KeptMail['mail']): string {
  const links = attachments.map(({ fileName, contentType, content }) => {
    const address = `data:${contentType};base64,${Buffer.from(content).toString('base64')}`;
    return `<a download="${escapeHtml(fileName)}" href="${escapeHtml(address)}">${escapeHtml(fileName)}</a>`;
  });
  return links.length === 0 ? '' : `<p>${links.join(' · ')}</p>`;
}

/** Asks before it unsubscribes; posts to its own address. */
export function unsubscribePage(locale: Locale, isDigest: boolean): string {
  const { question, digestQuestion, digestText, button } = texts[locale];
  const form = `<form method="post"><button>${button}</button></form>`;
  return isDigest ? pageOf(locale, digestQuestion, `<p>${digestText}</p>${form}`) : pageOf(locale, question, form);
}

export function unsubscribedPage(locale: Locale, isDigest: boolean): string {
  const { done, digestDone } = texts[locale];
  return pageOf(locale, isDigest ? digestDone : done, '');
}

/** A page of its own; `body` is HTML. */
export function pageOf(locale: Locale, title: string, body: string): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}
