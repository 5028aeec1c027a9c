import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import { DomainError } from '@tertulia/errors';
import type { OutsiderChange, OutsiderLinks, Outsiders, OutsiderState } from '../application/outsider-ports.js';
import { localeOf, pageHeaders, pageOf } from './mail-pages.js';
import { outsiderPath } from './mail-paths.js';

const texts = {
  es: {
    CONFIRM: { question: '¿Recibir este reporte por correo?', button: 'Sí, quiero recibirlo' },
    LEAVE: { question: '¿Dejar de recibir este reporte?', button: 'No recibir más' },
    done: {
      CONFIRMED: ['Listo: recibirás el reporte.', 'Cada correo trae un enlace para dejar de recibirlo.'],
      LEFT: ['Listo: no recibirás más este reporte.', 'Quien lo programó verá que lo dejaste.'],
      EXPIRED: ['Este enlace ya venció.', 'Pide a quien te invitó que te envíe otra invitación.'],
      INVITED: ['No cambió nada.', 'Abre el enlace del correo más reciente.'],
      GONE: ['Este reporte ya no se envía a tu dirección.', 'No tienes que hacer nada.'],
      AWAY: ['Ahora no se puede.', 'Vuelve a intentarlo en unos minutos.'],
    },
  },
  en: {
    CONFIRM: { question: 'Get this report by mail?', button: 'Yes, I want it' },
    LEAVE: { question: 'Stop getting this report?', button: 'Unsubscribe' },
    done: {
      CONFIRMED: ['Done: you will get the report.', 'Each mail has a link by which you can end it.'],
      LEFT: ['Done: you will not get this report any more.', 'Whoever scheduled it sees that you left.'],
      EXPIRED: ['This link has expired.', 'Ask whoever invited you to send another invitation.'],
      INVITED: ['Nothing has changed.', 'Open the link of the latest mail.'],
      GONE: ['This report is no longer sent to your address.', 'There is nothing that you have to do.'],
      AWAY: ['This does not work right now.', 'Try again in a few minutes.'],
    },
  },
} as const;

/** What the pages need. */
export interface OutsiderPageParts {
  readonly links: Pick<OutsiderLinks, 'read'>;
  readonly outsiders: Pick<Outsiders, 'change'>;
}

/** The pages behind links of mails to outside addresses. Opening one does nothing, because scanners of mails open every link; its button posts. */
export function outsiderRoute({ links, outsiders }: OutsiderPageParts): RawRoute {
  const handle = async ({ method, path, headers }: RawRequest): Promise<RawResponse> => {
    const wanted = links.read(path.slice(outsiderPath.length));
    if (wanted === null) return { status: 404 };
    const locale = localeOf(headers['accept-language']);
    const { change, ...outsider } = wanted;
    if (method !== 'POST') return { status: 200, headers: pageHeaders, body: questionPage(locale, change) };
    const state = await outsiders.change(outsider, change).catch(awayIfUnavailable);
    const [title, text] = texts[locale].done[state];
    const status = state === 'AWAY' ? 503 : 200;
    return { status, headers: pageHeaders, body: pageOf(locale, title, `<p>${text}</p>`) };
  };
  return { path: outsiderPath, methods: ['GET', 'POST'], handle };
}

function questionPage(locale: 'es' | 'en', change: OutsiderChange): string {
  const { question, button } = texts[locale][change];
  return pageOf(locale, question, `<form method="post"><button>${button}</button></form>`);
}

function awayIfUnavailable(error: unknown): OutsiderState | 'AWAY' {
  if (error instanceof DomainError) return 'AWAY';
  throw error;
}
