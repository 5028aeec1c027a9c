/** The blocks that say or show something. */
import type { Both, Row } from './steps.ts';

/** Where the pictures and recordings are; the suite answers for it. */
export const site = 'https://fotos.example.com';

const both = (label: string, es: string, en: string) => ({ type: label, text: { es, en } });
const at = (label: string, file: string) => ({ type: label, text: `${site}/${file}` });
const sees = (es: string, en: string) => ({ es: { sees: es }, en: { sees: en } });

/** A message, and what it comes to where it has values. */
export function says(es: string, en: string, shown: Both = { es, en }): Row {
  return { kind: 'Mensaje', steps: [both('Mensaje', es, en)], meets: sees(shown.es, shown.en) };
}

export const messages: readonly Row[] = [
  says('Hola, aquí hay de todo.', 'Hello, there is everything here.'),
  {
    kind: 'Imagen',
    steps: [
      at('Dirección de la imagen', 'local.svg'),
      both('Descripción', 'El local por fuera', 'The shop from outside'),
    ],
  },
  {
    kind: 'Video',
    steps: [
      at('Dirección del video', 'corte.mp4'),
      both('Título', 'Así es un corte', 'This is a cut'),
      at('Dirección de la portada', 'portada.svg'),
    ],
    meets: sees('Así es un corte', 'This is a cut'),
  },
  {
    kind: 'Audio',
    steps: [
      at('Dirección del audio', 'saludo.mp3'),
      both('Título', 'Un saludo', 'A greeting'),
      both('Transcripción', 'Hola, soy Luz.', 'Hello, this is Luz.'),
    ],
    meets: sees('Un saludo', 'A greeting'),
  },
  {
    kind: 'Archivo',
    steps: [at('Dirección del archivo', 'precios.pdf'), both('Título', 'Lista de precios', 'Price list')],
    meets: sees('Lista de precios', 'Price list'),
  },
  {
    kind: 'Ubicación',
    steps: [
      both('Nombre del lugar', 'La sucursal', 'The branch'),
      { type: 'Dirección', text: 'Calle 60 número 412, Mérida' },
    ],
    meets: sees('La sucursal', 'The branch'),
  },
];
