/** Visitors who write as people do: corrections, questions in between, a wish for a person, and a danger. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closeBrowsers, openBrowser } from '../kit/browser.ts';
import { startPlatform } from '../kit/platform.ts';
import { signIn } from '../kit/portal.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';
import { Chat } from './chat.ts';
import { awaitClearDay, dayAfter } from './days.ts';
import { type Locale, openShop } from './shop.ts';

const timeout = testLimitMs;

let platform: Platform;

before(async () => {
  await mkdir(join(import.meta.dirname, '..', 'screenshots'), { recursive: true });
  platform = await startPlatform();
});
after(async () => {
  await closeBrowsers();
  await platform?.stop();
});

/** What a visitor writes, and what the bot must say to it. */
type Line = readonly [text: string, reply: RegExp];

interface Booking {
  readonly locale: Locale;
  readonly greeting: RegExp;
  readonly lines: readonly Line[];
  readonly person: Line;
  readonly visitor: string;
}

await awaitClearDay();
const wrong = { es: dayAfter(3, 'es').number, en: dayAfter(3, 'en').number };
const [spanish, english] = [dayAfter(4, 'es'), dayAfter(4, 'en')];
const [tomorrow, tomorrowEnglish] = [dayAfter(1, 'es'), dayAfter(1, 'en')];

const bookings: readonly Booking[] = [
  {
    locale: 'es',
    greeting: /¿En qué te ayudo\?/,
    lines: [
      ['hola, quiero hacer una cita', /¿Qué servicio te hacemos\?$/],
      ['¿cuánto cuesta el corte de dama?', /Corte de dama: MXN\s320.*\n[^]*¿Qué servicio te hacemos\?$/],
      ['tinte porfa', /estilista de confianza\?$/],
      ['me da igual', /¿Qué día y a qué hora te queda bien\?$/],
      ['pasado mañana a las 7', /estamos cerrados\. ¿Qué otro día prefieres\?$/],
      [`el ${spanish.weekday} ${wrong.es} de ${dayAfter(3, 'es').month}`, /Puedo entender eso de varias maneras/],
      ['mejor mañana a las 7', new RegExp(`Anoté: ${tomorrow.weekday}.*19:00\\.\\n¿A nombre de quién`)],
      ['¿tienen estacionamiento?', /Sí, gratis en el sótano\.\n¿A nombre de quién lo anoto\?$/],
      ['volver', /pregunta anterior\.\n¿Qué día y a qué hora te queda bien\?$/],
      ['mañana a las 6 de la tarde', /¿A nombre de quién lo anoto\?$/],
      ['Ana López', /¿A qué celular te confirmamos\?$/],
      ['¿abren el domingo?', /domingo[^]*¿A qué celular te confirmamos\?$/i],
      ['33 1234 5678', new RegExp(`Tinte.*${tomorrow.weekday}.*18:00, a nombre de Ana López[^]*¿Está bien así\\?$`)],
      ['sí', /¡Gracias, Ana López![^]*¿Te ayudo con algo más\?$/],
    ],
    person: ['asesor', /Te comunico con una persona del equipo/],
    visitor: 'Ana López',
  },
  {
    locale: 'en',
    greeting: /How can I help you\?/,
    lines: [
      ['hi, I need an appointment', /Which service would you like\?$/],
      ['how much is a women’s haircut?', /Women’s haircut: MXN\s320.*\n[^]*Which service would you like\?$/],
      ['hair colour please', /favourite stylist\?$/],
      ['I don’t mind', /Which day and time suit you\?$/],
      ['the day after tomorrow at 7', /We are closed on .* Which other day would you like\?$/],
      [`${english.weekday} ${dayAfter(3, 'en').month} ${wrong.en}`, /I can read that in more than one way/],
      ['tomorrow at 7', new RegExp(`I noted: ${tomorrowEnglish.weekday}.*7:00 PM\\.\\nWhat name`)],
      ['do you have parking?', /Yes, free in the basement\.\nWhat name should I put it under\?$/],
      ['go back', /previous question\.\nWhich day and time suit you\?$/],
      ['tomorrow at 6 pm', /What name should I put it under\?$/],
      ['Ann Lee', /Which mobile number should we confirm to\?$/],
      ['are you open on Sunday?', /Sunday[^]*Which mobile number should we confirm to\?$/],
      [
        '33 1234 5678',
        new RegExp(`Hair colour.*${tomorrowEnglish.weekday}.*6:00 PM, for Ann Lee[^]*Is that right\\?$`),
      ],
      ['yes', /Thank you, Ann Lee![^]*Can I help you with anything else\?$/],
    ],
    person: ['agent please', /I am connecting you with a person of the team/],
    visitor: 'Ann Lee',
  },
];

interface Danger {
  readonly locale: Locale;
  readonly greeting: RegExp;
  readonly lines: readonly Line[];
}

const dangers: readonly Danger[] = [
  {
    locale: 'es',
    greeting: /¿En qué le ayudo\?/,
    lines: [
      ['quiero una cita', /¿Qué servicio necesita\?$/],
      ['consulta general', /¿Es su primera visita/],
      ['sí, es la primera vez', /¿Qué día y a qué hora prefiere\?$/],
      ['mañana a las 11 de la mañana', /¿Está de acuerdo\?$/],
      ['sí', /nombre completo del paciente\?$/],
      [
        'me duele mucho el pecho y no puedo respirar',
        /^Esto puede ser una emergencia: llame ahora al 911[^]*atienda una persona/,
      ],
      ['sí por favor', /Le comunico con una persona del equipo/],
    ],
  },
  {
    locale: 'en',
    greeting: /How can I help you\?/,
    lines: [
      ['I would like an appointment', /Which service do you need\?$/],
      ['general consultation', /Is it your first visit/],
      ['yes, first time', /Which day and time do you prefer\?$/],
      ['tomorrow at 11 am', /Do you agree\?$/],
      ['yes', /full name\?$/],
      ['I have a strong pain in my chest', /^This may be an emergency: call 911 now[^]*a person of the team/],
      ['yes please', /I am connecting you with a person of the team/],
    ],
  },
];

async function talk(chat: Chat, lines: readonly Line[]): Promise<void> {
  for (const [at, [text, reply]] of lines.entries()) {
    await chat.say(text, reply);
    if (at % 4 === 3) await chat.picture();
  }
  await chat.picture();
  await chat.assertNoEcho();
}

describe('A visitor of a salon', () => {
  for (const { locale, greeting, lines, person, visitor } of bookings) {
    test(
      `books with corrections and questions in between, and is handed to a person, in ${locale}`,
      { timeout },
      async () => {
        const { business, bot } = await openShop(platform.url, {
          industry: 'salon',
          name: `Salón Luz ${locale}`,
          locale,
        });
        const chat = await Chat.open(`${platform.url}/chat/${bot.publicId}`, { name: `salon-${locale}`, greeting });
        await talk(chat, [...lines, person]);
        const { context } = await openBrowser({ reducedMotion: 'reduce' });
        const inbox = await context.newPage();
        await signIn(inbox, platform.url, business.email, business.password);
        await inbox.goto(`${platform.url}/conversations`);
        await inbox.getByRole('link', { name: visitor }).filter({ hasText: 'Espera' }).click();
        await inbox.getByRole('log').getByText(person[0], { exact: true }).waitFor();
      },
    );
  }
});

describe('A visitor of a clinic', () => {
  for (const { locale, greeting, lines } of dangers) {
    test(
      `tells of chest pain when asked for a name, and hears whom to call before anything else, in ${locale}`,
      { timeout },
      async () => {
        const { bot } = await openShop(platform.url, { industry: 'clinic', name: `Clínica Sol ${locale}`, locale });
        const chat = await Chat.open(`${platform.url}/chat/${bot.publicId}`, { name: `clinic-${locale}`, greeting });
        await talk(chat, lines);
      },
    );
  }
});
