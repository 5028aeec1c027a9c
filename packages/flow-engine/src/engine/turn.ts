import type {
  BotDefinition,
  BusinessProfile,
  ContentNode,
  Effect,
  EndReason,
  FlowText,
  Locale,
  SessionState,
  StepContext,
  StepOutput,
  VariableValue,
} from '../model.js';
import { readBusiness } from '../business/lookup.js';
import { isReservedName } from '../definition/names.js';
import { pickText } from '../text/flow-text.js';
import { plainText } from '../text/markdown.js';
import { renderContent, renderPlain, type CompiledText, type TemplateScope } from '../text/template.js';
import { draw } from './chance.js';
import { compileDefinition, compiledText, type CompiledDefinition, type CompiledFlow } from './compiled.js';
import { displayValue } from './values.js';

/** Most messages that a bot says before the visitor answers. */
const mostInARow = 20;

/** The working copy of one step: the state being changed and what has happened so far. */
export class Turn implements TemplateScope {
  readonly outputs: StepOutput[] = [];
  readonly effects: Effect[] = [];
  readonly compiled: CompiledDefinition;
  readonly state: SessionState;
  /** True once a message was left out because the visitor has not answered so many before it. */
  isOverMessages = false;
  private hasOwnVariables = false;
  private budget: number;

  constructor(
    readonly definition: BotDefinition,
    state: SessionState,
    readonly context: StepContext,
  ) {
    this.compiled = compileDefinition(definition);
    this.state = { ...state };
    this.budget = context.blockBudget ?? 200;
  }

  get locale(): Locale {
    return this.state.locale;
  }

  get profile(): BusinessProfile {
    return this.definition.profile;
  }

  get flow(): CompiledFlow | undefined {
    return this.compiled.flows.get(this.state.flowId);
  }

  /** Counts one block; false when the budget is spent. */
  spendBlock(): boolean {
    this.budget -= 1;
    return this.budget >= 0;
  }

  /** A chance in [0, 1) of the conversation's own. */
  chance(): number {
    const drawn = draw(this.state.seed);
    this.state.seed = drawn.seed;
    return drawn.value;
  }

  /** The text in the conversation's language, with values, as plain text. */
  text(text: FlowText): string {
    return this.template(pickText(text, this.locale, this.definition.locale));
  }

  /** A single-language template with values, as plain text. */
  template(source: string): string {
    return source.includes('{{') ? renderPlain(this.compile(source), this) : source;
  }

  compile(source: string): CompiledText {
    return compiledText(this.compiled, source);
  }

  /** Sends a text of the definition; an empty one sends nothing. */
  say(blockId: string, text: FlowText): void {
    const source = pickText(text, this.locale, this.definition.locale);
    if (source.trim() !== '') this.send(blockId, renderContent(this.compile(source), this));
  }

  /** Sends content; nothing where it is empty. */
  send(blockId: string, content: ContentNode[]): void {
    if (content.length === 0) return;
    const said = this.state.saidInARow ?? 0;
    this.isOverMessages = said >= mostInARow;
    if (this.isOverMessages) return;
    this.state.saidInARow = said + 1;
    this.outputs.push({ kind: 'message', blockId, content, text: plainText(content) });
  }

  read(path: readonly string[]): VariableValue | undefined {
    const [root = '', ...rest] = path;
    if (root === 'business') {
      const value = readBusiness(this.profile, rest[0] ?? '', { now: this.context.now, locale: this.locale });
      return readInside(value, rest.slice(1));
    }
    if (root === 'conversation') return this.readConversation(rest[0] ?? '');
    return Object.hasOwn(this.state.variables, root) ? readInside(this.state.variables[root], rest) : undefined;
  }

  show(path: readonly string[]): string {
    const type = path.length === 1 ? this.compiled.variableTypes.get(path[0] ?? '') : undefined;
    return displayValue(this.read(path), this.locale, type);
  }

  /** Stores a variable; a reserved name is left alone. */
  setVariable(blockId: string, name: string, value: VariableValue): void {
    if (isReservedName(name)) return;
    if (!this.hasOwnVariables) {
      this.state.variables = { ...this.state.variables };
      this.hasOwnVariables = true;
    }
    this.state.variables[name] = value;
    this.outputs.push({ kind: 'variableSet', blockId, name, value });
  }

  fault(blockId: string | null, code: string): void {
    this.outputs.push({ kind: 'fault', blockId, code });
  }

  /** Ends the conversation; nothing stays open. */
  end(blockId: string | null, reason?: EndReason): void {
    const { state } = this;
    state.endReason = reason ?? (state.hasReachedGoal ? 'GOAL' : 'COMPLETED');
    state.position = null;
    state.awaiting = null;
    state.openEffect = null;
    state.returnTo = null;
    state.isHandedOff = false;
    this.outputs.push({ kind: 'ended', blockId, reason: state.endReason });
  }

  private readConversation(name: string): VariableValue | undefined {
    if (name === 'lastMessage') return this.state.lastMessage;
    return name === 'locale' ? this.state.locale : undefined;
  }
}

function readInside(value: VariableValue | undefined, path: readonly string[]): VariableValue | undefined {
  let current = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined;
    current = Array.isArray(current) ? current[Number(key)] : current[key];
  }
  return current;
}
