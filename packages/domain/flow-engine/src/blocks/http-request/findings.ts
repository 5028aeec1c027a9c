import type { BlockOf } from '../../model.js';
import { jsonFault } from '../../outside/json-body.js';
import { headerFault } from '../../outside/plain-values.js';
import { isUsableUrl } from '../../outside/url.js';
import { compileText } from '../../text/template.js';
import type { Finding } from '../definition.js';

type HttpRequest = BlockOf<'httpRequest'>;

/** What is missing or wrong in a request. */
export function requestFindings({ options }: HttpRequest): Finding[] {
  const url = isUsableUrl(options.url) ? [] : [finding('url', words.url)];
  const headers = options.headers.flatMap(({ name }, at) => headerFindings(name, `headers.${at}.name`));
  return [...url, ...headers, ...bodyFindings(options)];
}

function headerFindings(name: string, field: string): Finding[] {
  const fault = headerFault(name);
  return fault === null ? [] : [finding(field, fault === 'SYNTAX' ? words.headerName : words.fixedHeader)];
}

function bodyFindings({ method, bodyKind, body, headers }: HttpRequest['options']): Finding[] {
  if (method === 'GET' || bodyKind === 'NONE') return [];
  if (bodyKind === 'TEXT') {
    const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
    return /json|x-www-form-urlencoded/i.test(type) ? [finding('bodyKind', words.textAsData)] : [];
  }
  if (bodyKind === 'FORM') return [];
  const fault = jsonFault(compileText(body));
  return fault === null ? [] : [finding('body', fault === 'KEY' ? words.fieldName : words.json)];
}

function finding(field: string, { message, fix }: Pick<Finding, 'message' | 'fix'>): Finding {
  return { code: 'MISSING_OPTION', field, message, fix };
}

const words = {
  url: {
    message: {
      es: 'La dirección debe empezar con https:// y un servidor fijo, sin variables.',
      en: 'The address must start with https:// and a fixed host, without variables.',
    },
    fix: {
      es: 'Escribe, por ejemplo, https://api.ejemplo.com/clientes/{{ telefono }}.',
      en: 'Write, for example, https://api.example.com/customers/{{ phone }}.',
    },
  },
  headerName: {
    message: { es: 'El nombre del encabezado no es válido.', en: 'The name of the header is not valid.' },
    fix: { es: 'Usa letras, números y guiones.', en: 'Use letters, digits and hyphens.' },
  },
  fixedHeader: {
    message: {
      es: 'Este encabezado no se escribe en el bloque.',
      en: 'This header cannot be set in the block.',
    },
    fix: {
      es: 'Quítalo; las claves van en una conexión.',
      en: 'Remove it; credentials belong in a connection.',
    },
  },
  textAsData: {
    message: {
      es: 'Un cuerpo de texto no protege lo que escriben las personas.',
      en: 'A plain text body does not escape what people type.',
    },
    fix: { es: 'Elige JSON o formulario como tipo de cuerpo.', en: 'Choose JSON or form as the type of the body.' },
  },
  fieldName: {
    message: {
      es: 'El nombre de un campo del cuerpo no puede contener variables.',
      en: 'The name of a field of the body cannot contain variables.',
    },
    fix: { es: 'Usa variables solo en los valores.', en: 'Use variables in values only.' },
  },
  json: {
    message: { es: 'El cuerpo no es JSON válido.', en: 'The body is not valid JSON.' },
    fix: {
      es: 'Revisa comas y comillas. Por ejemplo: {"nombre": {{ nombre }}}.',
      en: 'Check commas and quotes. For example: {"name": {{ name }}}.',
    },
  },
} as const;
