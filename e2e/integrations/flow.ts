const says = (id: string, text: string) => ({ id, kind: 'text', options: { variations: [{ es: text, en: text }] } });
const name = { es: '¿Cómo te llamas?', en: 'What is your name?' };
const question = { prompt: name, variable: 'nombre', retry: {}, retryLimit: 2, placeholder: {}, isRequired: true };
const textOptions = { ...question, isLong: false, minLength: null, maxLength: null, pattern: null };
const waiting = { mappings: [], timeoutSeconds: 60, isBackground: false };

/** The name of the variables that the flow uses. */
export const variables = ['nombre', 'folio'];

/** The spreadsheet into which the bot writes, and its tab. */
export const spreadsheet = 'https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=0';
export const tab = 'Citas';

/** Asks for the name, and books with another system. */
export function booking(connectionId: string, url: string) {
  const body = '{"person":"{{ nombre }}","password":"hunter2"}';
  const request = { ...waiting, connectionId, method: 'POST', url, headers: [], bodyKind: 'JSON', body };
  return {
    ...{ id: 'main', name: 'Flujo' },
    events: [{ id: 'start', kind: 'start', position: { x: -260, y: 40 } }],
    groups: [
      {
        ...{ id: 'g', title: 'Reserva', position: { x: 0, y: 0 } },
        blocks: [
          { id: 'name', kind: 'textInput', options: textOptions },
          { id: 'request', kind: 'httpRequest', options: request },
          { id: 'end', kind: 'end', options: { message: {} } },
        ],
      },
    ],
    edges: [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g' } }],
  };
}

/** Asks for the name, adds a row in the background, has another system make a folio, and says it. */
export function rowAndFolio(connectionId: string) {
  const inputs = [
    { name: 'spreadsheet', value: spreadsheet },
    { name: 'sheet', value: tab },
    { name: 'cells', value: '', entries: [{ name: 'Nombre', value: '{{ nombre }}' }] },
  ];
  const row = { ...waiting, connectionId, action: 'appendRow', inputs, isBackground: true };
  const request = { ...waiting, connectionId: null, method: 'GET', url: '', headers: [], bodyKind: 'NONE', body: '' };
  return {
    ...{ id: 'main', name: 'Flujo' },
    events: [{ id: 'start', kind: 'start', position: { x: -260, y: 40 } }],
    groups: [
      {
        ...{ id: 'g', title: 'Folio', position: { x: 0, y: 0 } },
        blocks: [
          { id: 'name', kind: 'textInput', options: textOptions },
          { id: 'row', kind: 'connector', options: row },
          { id: 'request', kind: 'httpRequest', options: request },
          says('folio', 'Tu folio es {{ folio }}.'),
          { id: 'end', kind: 'end', options: { message: {} } },
        ],
      },
    ],
    edges: [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: 'g' } }],
  };
}
