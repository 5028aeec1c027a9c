/** A text in both languages of the platform. */
export interface Words {
  es: string;
  en: string;
}

export type ColumnName = 'flow' | 'list' | 'block' | 'place' | 'field' | 'language' | 'text' | 'mark';

/** The columns with their headings, in order. */
export const columnWords: Readonly<Record<ColumnName, Words>> = {
  flow: { es: 'Flujo', en: 'Flow' },
  list: { es: 'Grupo', en: 'Group' },
  block: { es: 'Bloque', en: 'Block' },
  place: { es: 'Id del bloque', en: 'Block id' },
  field: { es: 'Campo', en: 'Field' },
  language: { es: 'Idioma', en: 'Language' },
  text: { es: 'Texto', en: 'Text' },
  mark: { es: 'Marca (no cambiar)', en: 'Mark (do not change)' },
};

export const sheetWords: Words = { es: 'Textos', en: 'Texts' };
export const knowledgeWords: Words = { es: 'Conocimiento', en: 'Knowledge' };
export const intentsWords: Words = { es: 'Comprensión', en: 'Understanding' };

/** Why a row, or a file, is refused. */
export const refusals = {
  noPlace: {
    es: 'Ningún texto del bot tiene este id y este campo.',
    en: 'No text of the bot has this id and this field.',
  },
  noLanguage: { es: 'El bot no habla este idioma.', en: 'The bot does not speak this language.' },
  changed: {
    es: 'El texto cambió en el bot después de exportar el archivo.',
    en: 'The text was changed in the bot after the file was exported.',
  },
  twice: {
    es: 'Otra fila ya cambia este mismo texto.',
    en: 'Another row already changes this same text.',
  },
  tooLong: (max: number): Words => ({
    es: `El texto pasa de ${max} caracteres.`,
    en: `The text is longer than ${max} characters.`,
  }),
} as const;

/** The headings that a file lacks, in words. */
export function missingColumns(names: readonly ColumnName[]): Words {
  const list = (locale: keyof Words): string => names.map((name) => columnWords[name][locale]).join(', ');
  return { es: `al archivo le faltan columnas: ${list('es')}`, en: `the file lacks columns: ${list('en')}` };
}
