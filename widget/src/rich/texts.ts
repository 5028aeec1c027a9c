import type { Locale } from '../conversation/model.js';

const es = {
  play: (title: string) => `Reproducir: ${title}`,
  openAt: (host: string) => `Abrir en ${host}`,
  openFile: 'Abrir archivo',
  transcript: 'Transcripción',
  seeMap: 'Ver en el mapa',
  video: 'Video',
  audio: 'Audio',
  cards: (count: number) => (count === 1 ? '1 tarjeta' : `${count} tarjetas`),
  previous: 'Tarjeta anterior',
  next: 'Tarjeta siguiente',
};

/** The texts of this module in one language. */
export type RichTexts = typeof es;

const en: RichTexts = {
  play: (title) => `Play: ${title}`,
  openAt: (host) => `Open at ${host}`,
  openFile: 'Open file',
  transcript: 'Transcript',
  seeMap: 'See on the map',
  video: 'Video',
  audio: 'Audio',
  cards: (count) => (count === 1 ? '1 card' : `${count} cards`),
  previous: 'Previous card',
  next: 'Next card',
};

export const richTexts: Readonly<Record<Locale, RichTexts>> = { es, en };
