import type { Block, BotDefinition, VariableScope } from '@tertulia/flow-engine';

/** A scope of which values outlive the conversation. */
export type StoredScope = Exclude<VariableScope, 'CONVERSATION'>;

/** Where a block is and what it is. */
export interface BlockPlace {
  readonly flowId: string;
  readonly groupId: string;
  readonly groupTitle: string;
  readonly block: Block;
}

/** Variables of a definition that identify the contact. */
export interface ContactVariables {
  readonly name: readonly string[];
  readonly email: readonly string[];
  readonly phone: readonly string[];
}

/** Lookups into a definition, computed once for each version. */
export interface DefinitionIndex {
  readonly blocks: ReadonlyMap<string, BlockPlace>;
  readonly contactVariables: ContactVariables;
  readonly personalVariables: ReadonlySet<string>;
  /** Whether a block stores what was said so far. */
  readonly readsTranscript: boolean;
  /** Variables whose values outlive a conversation, with their scopes. */
  readonly storedVariables: ReadonlyMap<string, StoredScope>;
}

const indexes = new WeakMap<BotDefinition, DefinitionIndex>();

/** The index of a definition; the same object as long as the definition is the same object. */
export function indexOf(definition: BotDefinition): DefinitionIndex {
  const known = indexes.get(definition);
  if (known !== undefined) return known;
  const index = buildIndex(definition);
  indexes.set(definition, index);
  return index;
}

const emailName = /^(e_?mail|correo)/iu;
const phoneName = /^(phone|tel[eé]fono|telefono|celular|m[oó]vil|whatsapp)/iu;
const personName = /^(name|nombre|full_?name|nombre_?completo|customer_?name|visitor_?name|nombre_?cliente)/iu;

function buildIndex(definition: BotDefinition): DefinitionIndex {
  const blocks = new Map<string, BlockPlace>();
  const email = new Set<string>();
  const phone = new Set<string>();
  const name = new Set<string>();
  const personalVariables = new Set<string>();
  let readsTranscript = false;
  for (const flow of definition.flows) {
    for (const group of flow.groups) {
      for (const block of group.blocks) {
        blocks.set(block.id, { flowId: flow.id, groupId: group.id, groupTitle: group.title, block });
        readsTranscript ||= block.kind === 'setVariable' && block.options.operation === 'TRANSCRIPT';
        if (block.kind === 'emailInput' && block.options.variable !== null) email.add(block.options.variable);
        if (block.kind === 'phoneInput' && block.options.variable !== null) phone.add(block.options.variable);
        if (block.kind === 'textInput' && block.options.variable !== null && personName.test(block.options.variable)) {
          name.add(block.options.variable);
        }
      }
    }
  }
  for (const variable of definition.variables) {
    if (!variable.isPersonalData) continue;
    personalVariables.add(variable.name);
    if (emailName.test(variable.name)) email.add(variable.name);
    else if (phoneName.test(variable.name)) phone.add(variable.name);
    else if (personName.test(variable.name)) name.add(variable.name);
  }
  for (const known of [...email, ...phone, ...name]) personalVariables.add(known);
  const contactVariables = { name: [...name], email: [...email], phone: [...phone] };
  const storedVariables = new Map(
    definition.variables.flatMap(({ name, scope }) => (scope === 'CONVERSATION' ? [] : [[name, scope] as const])),
  );
  return { blocks, contactVariables, personalVariables, readsTranscript, storedVariables };
}
