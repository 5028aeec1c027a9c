import type { BotDefinition, Flow, FlowText, Locale, Problem } from '../model.js';
import { impliedVariablesOf } from '../blocks/implied-variables.js';
import type { VariableTypes } from '../blocks/definition.js';
import { definitionOf } from '../blocks/registry.js';
import { businessPaths } from '../business/lookup.js';
import { intentTexts } from '../definition/intent-texts.js';
import { conversationPaths, isUnsafeName, systemRoots } from '../definition/names.js';
import { maxTextLength } from '../definition/parts.js';
import type { Place } from '../engine/compiled.js';
import { expressionFindings } from '../expressions/words.js';
import { isEmptyText } from '../text/flow-text.js';
import { inspectTemplate } from '../text/template.js';
import { problem, type Spot } from './report.js';

const languages: Record<Locale, { es: string; en: string }> = {
  es: { es: 'español', en: 'Spanish' },
  en: { es: 'inglés', en: 'English' },
};
const systemPaths = new Set([...businessPaths, ...conversationPaths]);

/** The data against which texts are checked. */
export interface TextScope {
  locales: readonly Locale[];
  variables: ReadonlySet<string>;
  types: VariableTypes;
  prompts: ReadonlySet<string>;
  /** Whether the business has an address or a map. */
  hasPlace: boolean;
}

/** The text scope of a definition. */
export function textScope(definition: BotDefinition): TextScope {
  return {
    locales: definition.locales,
    variables: new Set([
      ...definition.variables.map((variable) => variable.name),
      ...impliedVariablesOf(definition.flows),
    ]),
    types: new Map(definition.variables.map(({ name, type }) => [name, type])),
    prompts: new Set(definition.prompts.map((prompt) => prompt.id)),
    hasPlace: `${definition.profile.address}${definition.profile.mapUrl}`.trim() !== '',
  };
}

/** The scope inside a flow: its parameters are variables there. */
export function scopeWithin(scope: TextScope, { parameters = [] }: Flow): TextScope {
  if (parameters.length === 0) return scope;
  return {
    ...scope,
    variables: new Set([...scope.variables, ...parameters.map(({ name }) => name)]),
    types: new Map([...scope.types, ...parameters.map(({ name, type }) => [name, type] as const)]),
  };
}

/** Problems of one block's options: texts, templates, variables, and the checks of its kind. */
export function checkBlock(place: Place, scope: TextScope): Problem[] {
  const { block } = place;
  const kind = definitionOf(block.kind);
  const spot = { flowId: place.flowId, groupId: place.group.id, blockId: block.id };
  const found: Problem[] = kind
    .inspect(block, scope.types)
    .map((finding) => problem(finding.code, { ...spot, field: finding.field }, finding));
  for (const { field, text, isExpected } of kind.texts(block))
    found.push(...checkText(text, { ...spot, field }, { scope, isExpected }));
  for (const { field, source } of kind.templates(block)) found.push(...checkSource(source, { ...spot, field }, scope));
  for (const { field, source, gives, value } of kind.expressions(block)) {
    const types = value === undefined ? scope.types : new Map([...scope.types, ['value', value] as const]);
    const findings = expressionFindings({ field, source }, { types, names: scope.variables }, gives);
    found.push(...findings.map((finding) => problem(finding.code, { ...spot, field }, finding)));
  }
  for (const { field, path, isWritten } of kind.variables(block)) {
    const isKnown = isWritten ? scope.variables.has(path) : isKnownPath(path.split('.'), scope);
    if (!isKnown) found.push(unknownVariable(path, { ...spot, field }));
  }
  if (block.kind === 'aiResponse' && block.options.promptId !== null && !scope.prompts.has(block.options.promptId)) {
    found.push(
      problem(
        'MISSING_OPTION',
        { ...spot, field: 'promptId' },
        {
          message: { es: 'El prompt elegido ya no existe.', en: 'The chosen prompt no longer exists.' },
          fix: { es: 'Elige otro prompt.', en: 'Pick another prompt.' },
        },
      ),
    );
  }
  if (block.kind === 'location' && `${block.options.address}${block.options.mapUrl}`.trim() === '' && !scope.hasPlace)
    found.push(problem('EMPTY_TEXT', { ...spot, field: 'address' }, nowhere));
  return found;
}

const nowhere = {
  message: {
    es: 'No se envía nada: ni el bloque ni el negocio tienen una dirección.',
    en: 'Nothing is sent: neither the block nor the business has an address.',
  },
  fix: { es: 'Escribe una dirección aquí o en Negocio.', en: 'Write an address here or under Business.' },
};

/** Problems of the texts that an owner gives for intents and for urgencies. */
export function checkIntentTexts(definition: BotDefinition): Problem[] {
  const scope = textScope(definition);
  return intentTexts(definition).flatMap(([field, text]) =>
    checkText(text, { field: `settings.intents.${field}` }, { scope, isExpected: false }),
  );
}

function checkText(
  text: FlowText,
  spot: Spot,
  { scope, isExpected }: { scope: TextScope; isExpected: boolean },
): Problem[] {
  if (isEmptyText(text)) return isExpected ? [emptyText(spot)] : [];
  const found: Problem[] = [];
  for (const locale of scope.locales) {
    if (!text[locale]?.trim()) found.push(missingTranslation(spot, locale));
  }
  for (const source of [text.es, text.en]) if (source) found.push(...checkSource(source, spot, scope));
  return found;
}

/** Finds what is wrong with single texts before they are stored in a flow, or outside of flows. */
export function textCheck(definition: BotDefinition): (source: string, flow: Flow | null) => Problem[] {
  const scope = textScope(definition);
  const within = new Map<Flow, TextScope>();
  return (source, flow) => {
    if (flow === null) return checkSource(source, {}, scope);
    const own = within.get(flow) ?? scopeWithin(scope, flow);
    within.set(flow, own);
    return checkSource(source, {}, own);
  };
}

function checkSource(source: string, spot: Spot, scope: TextScope): Problem[] {
  const found: Problem[] = [];
  if (source.length > maxTextLength) found.push(tooLong(spot));
  if (!source.includes('{') && !source.includes('}}')) return found;
  const { paths, fault } = inspectTemplate(source);
  if (fault !== null) found.push(badTemplate(spot, fault));
  for (const path of paths) if (!isKnownPath(path, scope)) found.push(unknownVariable(path.join('.'), spot));
  return found;
}

function isKnownPath(path: readonly string[], scope: TextScope): boolean {
  const [root = '', name = ''] = path;
  if (path.some(isUnsafeName)) return false;
  return systemRoots.has(root) ? systemPaths.has(`${root}.${name}`) : scope.variables.has(root);
}

function emptyText(spot: Spot): Problem {
  return problem('EMPTY_TEXT', spot, {
    message: { es: 'Falta el texto.', en: 'The text is missing.' },
    fix: { es: 'Escribe qué debe decir el bot.', en: 'Write what the bot should say.' },
  });
}

function missingTranslation(spot: Spot, locale: Locale): Problem {
  const { es, en } = languages[locale];
  return problem('MISSING_TRANSLATION', spot, {
    message: { es: `Falta el texto en ${es}.`, en: `The text in ${en} is missing.` },
    fix: { es: `Escribe el texto en ${es}.`, en: `Write the text in ${en}.` },
  });
}

function tooLong(spot: Spot): Problem {
  return problem('TEXT_TOO_LONG', spot, {
    message: {
      es: `El texto pasa de ${maxTextLength} caracteres.`,
      en: `The text is longer than ${maxTextLength} characters.`,
    },
    fix: { es: 'Divídelo en varios mensajes.', en: 'Split it into several messages.' },
  });
}

function badTemplate(spot: Spot, fault: 'SYNTAX' | 'TAG'): Problem {
  return problem('BAD_TEMPLATE', spot, {
    message:
      fault === 'TAG'
        ? { es: 'Las etiquetas {% %} no se usan en los textos.', en: 'Tags {% %} are not used in texts.' }
        : { es: 'Una variable entre llaves está mal escrita.', en: 'A variable in braces has a syntax error.' },
    fix: { es: 'Escribe, por ejemplo, {{ nombre }}.', en: 'Write, for example, {{ name }}.' },
  });
}

function unknownVariable(path: string, spot: Spot): Problem {
  return problem('UNKNOWN_VARIABLE', spot, {
    message: { es: `La variable «${path}» no existe.`, en: `The variable “${path}” does not exist.` },
    fix: { es: 'Créala o elige otra.', en: 'Create it or pick another.' },
  });
}
