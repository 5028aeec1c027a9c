import type { BusinessProfile, VariableValue } from '../model.js';
import { compileText, inspectTemplate, type CompiledText, type TemplateScope } from '../text/template.js';
import { dataText } from '../engine/values.js';
import { jsonFault, renderJson, type JsonFault } from './json-body.js';
import { renderDataText, renderHeader } from './plain-values.js';
import { isUsableUrl, percentEncoded, renderUrl } from './url.js';

/** Values by the two parts of their path: `{{ group.name }}`. */
export type TemplateValues = Readonly<Record<string, Readonly<Record<string, VariableValue>>>>;

/** Renders the parts of a request that is not of a flow. Null for a part that cannot be rendered, or has become too large. */
export interface RequestRenderer {
  /** The address, with values percent-encoded. */
  url(source: string): string | null;
  /** A text with values as they are, percent-encoded as a whole. */
  parameter(source: string): string | null;
  /** The value of a header, on one line. */
  header(source: string): string | null;
  /** A JSON body. An output between quotes is a part of that text; elsewhere it is a value. */
  json(source: string): string | null;
}

/** Why a template cannot be rendered. `PATH`: an output is more than a path, or names no value. */
export type TemplateFault = 'SYNTAX' | 'PATH' | 'URL' | 'JSON' | 'KEY';

const jsonFaults: Readonly<Record<JsonFault, TemplateFault>> = { SYNTAX: 'JSON', KEY: 'KEY' };

/**
 * Checks a template. `paths` are the values that it may name, such as `inputs.email`; `as` is what it becomes. Filters are not allowed: they
 * belong to the texts of a bot. The texts in a JSON body are checked one by one, as texts: braces of JSON look like those of an output.
 */
export function templateFault(
  source: string,
  paths: ReadonlySet<string>,
  as: 'url' | 'json' | 'text',
): TemplateFault | null {
  const text = compileText(source);
  if (as === 'json') {
    const fault = jsonFault(text);
    return fault === null ? null : jsonFaults[fault];
  }
  if (inspectTemplate(source).fault !== null) return 'SYNTAX';
  const isNamed = text.pieces.every(
    (piece) => typeof piece === 'string' || (piece.kind === 'path' && paths.has(piece.path.join('.'))),
  );
  if (!isNamed) return 'PATH';
  return as === 'text' || isUsableUrl(source) ? null : 'URL';
}

/** Renders with these values. */
export function requestRenderer(values: TemplateValues): RequestRenderer {
  const render = (run: (text: CompiledText, scope: TemplateScope) => string | null) => (source: string) =>
    withinBounds(() => run(compileText(source), scopeOf(values)));
  return {
    url: render(renderUrl),
    parameter: render((text, scope) => percentEncoded(renderDataText(text, scope))),
    header: render(renderHeader),
    json: render(renderJson),
  };
}

/** Units of work for one part of a request; each character of a value costs a few. */
const budget = 4_000_000;

class TooLarge extends Error {}

function withinBounds(run: () => string | null): string | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function scopeOf(values: TemplateValues): TemplateScope {
  let left = budget;
  const read = (path: readonly string[]): VariableValue | undefined => {
    const [group = '', name = ''] = path;
    const found = Object.hasOwn(values, group) ? values[group] : undefined;
    return path.length === 2 && found !== undefined && Object.hasOwn(found, name) ? found[name] : undefined;
  };
  return {
    ...{ locale: 'es', profile: noBusiness, read },
    show: (path) => dataText(read(path)),
    spend: (units) => {
      left -= units;
      if (left < 0) throw new TooLarge();
    },
  };
}

/** Only filters read it, which these templates do not have. */
const noBusiness: BusinessProfile = {
  ...{ name: '', description: '', phones: [], address: '', mapUrl: '', timeZone: 'UTC', currency: 'USD', country: '' },
  ...{ openingHours: [], exceptions: [], services: [], paymentMethods: [], links: [] },
};
