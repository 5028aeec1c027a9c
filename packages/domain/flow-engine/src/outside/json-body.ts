import { renderData, type CompiledText, type Piece, type TemplateScope } from '../text/template.js';

const jsonNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** Why a template is not a JSON body: it is not JSON, or an output stands where the name of a field is. */
export type JsonFault = 'SYNTAX' | 'KEY';

/** Checks a template of a JSON body with a text or a value in place of each output. */
export function jsonFault(text: CompiledText): JsonFault | null {
  let hasKey = false;
  try {
    JSON.parse(marked(text), (key, value: unknown) => {
      hasKey ||= key.includes('\uE000');
      return value;
    });
  } catch {
    return 'SYNTAX';
  }
  return hasKey ? 'KEY' : null;
}

/**
 * The body with its values. An output between quotes becomes a part of that text; elsewhere it becomes a value with its own
 * quotes, so the fields of the body are always those of the template. Null for a template that is not a JSON body.
 */
export function renderJson(text: CompiledText, scope: TemplateScope): string | null {
  scope.spend(4 * text.source.length);
  if (jsonFault(text) !== null) return null;
  return joined(text, (piece, isInString) =>
    isInString ? JSON.stringify(renderData(piece, scope)).slice(1, -1) : valueOf(piece, scope),
  );
}

function valueOf(piece: Piece, scope: TemplateScope): string {
  if (piece.kind === 'path') {
    const json = JSON.stringify(scope.read(piece.path) ?? null);
    scope.spend(json.length);
    return json;
  }
  const text = renderData(piece, scope);
  return jsonNumber.test(text) ? text : JSON.stringify(text);
}

/** The template as JSON, with a mark that only outputs have; a backslash before it is a syntax error. */
function marked(text: CompiledText): string {
  return joined(text, (_, isInString) => (isInString ? '\uE000' : '"\uE000"'));
}

function joined(text: CompiledText, fill: (piece: Piece, isInString: boolean) => string): string {
  let isInString = false;
  let joinedText = '';
  for (const piece of text.pieces) {
    if (typeof piece === 'string') {
      isInString = isOpenAfter(piece, isInString);
      joinedText += piece;
    } else joinedText += fill(piece, isInString);
  }
  return joinedText;
}

/** Whether a text of JSON is open after these characters. */
function isOpenAfter(json: string, isOpen: boolean): boolean {
  let open = isOpen;
  for (let at = 0; at < json.length; at += 1) {
    if (open && json[at] === '\\') at += 1;
    else if (json[at] === '"') open = !open;
  }
  return open;
}
