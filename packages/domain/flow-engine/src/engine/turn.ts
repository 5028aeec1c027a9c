import { plainAwaiting } from './awaiting.js';
import type {
  AnswerSource,
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
  ValueChange,
  VariableType,
  VariableValue,
  WalkedStep,
} from '../model.js';
import { isReservedName } from '../definition/names.js';
import { pickText } from '../text/flow-text.js';
import { plainText } from '../text/markdown.js';
import { overBudgetText } from '../text/phrases.js';
import { renderContent, renderPlain, type CompiledText, type TemplateScope } from '../text/template.js';
import { BusinessValues } from './business-values.js';
import { defaultBudget, Meter } from './budget.js';
import { draw, hashOf } from './chance.js';
import { compileDefinition, compiledText, type CompiledDefinition, type CompiledFlow } from './compiled.js';
import { localsOf, setLocal } from './locals.js';
import { displayValue, readInside } from './values.js';
import { heaviestValue, heaviestVariables, nodesOf, weightOf, weightOfState } from './weight.js';

const blockCost = 200;
/** A node of a content tree counts as this many characters, because it is stored, sent and displayed. */
const nodeShare = 12;

/** Maximum number of messages that a bot sends before the visitor replies. */
const maxInARow = 20;

/** Maximum number of effects outside the platform, and of waits, before the visitor replies, so that a loop through them ends. */
export const maxEffectsInARow = 20;

export const noEdge = { edgeId: null, fromBlockId: null } as const;

/** The working copy of one step: the state that it changes, and its outputs and effects so far. */
export class Turn implements TemplateScope {
  readonly outputs: StepOutput[] = [];
  readonly effects: Effect[] = [];
  readonly compiled: CompiledDefinition;
  readonly state: SessionState;
  /** True once a message was dropped because the visitor has not replied to the maximum number of messages. */
  isOverMessages = false;
  /** The edge by which the next block is entered. */
  edge: Pick<WalkedStep, 'edgeId' | 'fromBlockId'> = noEdge;
  /** True while a path comes back to the list that it belongs to: the list is not entered again. */
  isBack = false;
  private readonly meter: Meter;
  private readonly business = new BusinessValues(this);
  private hasOwnVariables = false;
  private variablesWeight: number | null = null;

  constructor(
    readonly definition: BotDefinition,
    state: SessionState,
    readonly context: StepContext,
  ) {
    this.compiled = compileDefinition(definition);
    this.state = { ...state };
    this.meter = new Meter(context.budget === undefined ? defaultBudget : { ...defaultBudget, ...context.budget });
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

  /** Counts one block; false when the limit is reached. */
  spendBlock(): boolean {
    this.meter.spend(blockCost);
    return this.meter.block();
  }

  /** Counts work before it is done. @throws OverBudget */
  spend(units: number): void {
    this.meter.spend(units);
  }

  /** Units of work counted so far. */
  get workDone(): number {
    return this.meter.workDone;
  }

  /** Counts characters offered to the visitor besides messages, such as choices. @throws OverBudget */
  offer(characters: number): void {
    this.meter.say(characters);
  }

  /** Whether the business is open now. */
  get isOpen(): boolean {
    return this.business.isOpen;
  }

  /** The next random value in [0, 1) of the conversation. */
  chance(): number {
    const drawn = draw(this.state.seed);
    this.state.seed = drawn.seed;
    return drawn.value;
  }

  /** An id for an effect of a block, unique in the conversation. */
  nextEffectId(blockId: string): string {
    this.chance();
    return `${blockId}:${this.state.seed.toString(36)}`;
  }

  /** Requests an effect and waits for its result. */
  await(effect: Effect): void {
    this.state.openEffect = effect;
    this.state.awaiting = null;
    this.effects.push(effect);
  }

  /** The visitor or a member replied: messages and effects in a row are counted anew. */
  restartCounts(): void {
    this.state.saidInARow = 0;
    if (this.state.effectsInARow !== undefined) this.state.effectsInARow = 0;
  }

  /** Counts an effect outside the platform; false when the limit is reached. */
  countEffect(): boolean {
    const count = (this.state.effectsInARow ?? 0) + 1;
    this.state.answered = [];
    if (count <= maxEffectsInARow) this.state.effectsInARow = count;
    return count <= maxEffectsInARow;
  }

  /** The text in the conversation's language with its values, as plain text. */
  text(text: FlowText): string {
    return this.template(pickText(text, this.locale, this.definition.locale));
  }

  /** A single-language template with its values, as plain text. */
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

  /** Sends a plain text of the bot itself. */
  reply(blockId: string, text: string): void {
    this.send(blockId, [{ kind: 'paragraph', children: [{ kind: 'text', text }] }]);
  }

  /** Sends content; empty content is not sent. */
  send(blockId: string, content: ContentNode[], sources: readonly AnswerSource[] = []): void {
    if (content.length === 0) return;
    const said = this.state.saidInARow ?? 0;
    this.isOverMessages = said >= maxInARow;
    if (this.isOverMessages) return;
    this.state.saidInARow = said + 1;
    const text = plainText(content);
    this.state.lastSaid = hashOf(text);
    this.meter.say(text.length + nodeShare * nodesOf(content));
    const from = sources.length === 0 ? {} : { sources };
    this.outputs.push({ kind: 'message', blockId, content, text, ...from });
  }

  read(path: readonly string[]): VariableValue | undefined {
    const [root = '', ...rest] = path;
    if (root === 'business') {
      return readInside(this.business.read(rest[0] ?? ''), rest.slice(1));
    }
    if (root === 'conversation') return this.readConversation(rest[0] ?? '');
    const locals = this.state.frames === undefined ? undefined : localsOf(this.state);
    if (locals !== undefined && Object.hasOwn(locals, root)) return readInside(locals[root], rest);
    return Object.hasOwn(this.state.variables, root) ? readInside(this.state.variables[root], rest) : undefined;
  }

  show(path: readonly string[]): string {
    const type = path.length === 1 ? this.typeOf(path[0] ?? '') : undefined;
    return displayValue(this.read(path), this.locale, type);
  }

  /** The declared type of a variable, or of a parameter of the flow at hand. */
  typeOf(name: string): VariableType | undefined {
    const isLocal = this.state.frames !== undefined && Object.hasOwn(localsOf(this.state) ?? {}, name);
    const parameter = isLocal ? this.flow?.flow.parameters?.find((one) => one.name === name) : undefined;
    return parameter?.type ?? this.compiled.variableTypes.get(name);
  }

  /** Stores a variable, or a parameter of the flow at hand, with what changed it where that is less than the whole value. Reserved names and values that are too large are not stored. */
  setVariable(
    blockId: string,
    target: string | { name: string; change: ValueChange | undefined },
    value: VariableValue,
  ): void {
    const { name, change } = typeof target === 'string' ? { name: target, change: undefined } : target;
    if (isReservedName(name)) return;
    const locals = this.state.frames === undefined ? undefined : localsOf(this.state);
    const isLocal = locals !== undefined && Object.hasOwn(locals, name);
    const { variables } = this.state;
    const known = isLocal ? locals[name] : Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (!this.fits(value, known)) return this.fault(blockId, 'VALUE_TOO_LARGE');
    if (isLocal) setLocal(this.state, name, value);
    else {
      if (!this.hasOwnVariables) this.state.variables = { ...variables };
      this.hasOwnVariables = true;
      this.state.variables[name] = value;
    }
    this.outputs.push({ kind: 'variableSet', blockId, name, value, ...(isLocal ? { isLocal } : change && { change }) });
  }

  fault(blockId: string | null, code: string): void {
    this.outputs.push({ kind: 'fault', blockId, code });
  }

  /** Sends an apology and records a fault for the bot's owners. Not counted, because the budget may be used up. */
  apologise(blockId: string | null, code: string): void {
    const text = overBudgetText(this.locale, this.definition.tone);
    const content: ContentNode[] = [{ kind: 'paragraph', children: [{ kind: 'text', text }] }];
    this.fault(blockId, code);
    this.outputs.push({ kind: 'message', blockId: blockId ?? '', content, text });
  }

  /** Hands the conversation to a person: the bot says nothing more until it is returned. */
  handOff(blockId: string, reason: string, queue: string | null = null): void {
    this.state.isHandedOff = true;
    this.state.awaiting = { ...plainAwaiting(blockId), kind: 'HUMAN' };
    this.outputs.push({ kind: 'handedOff', blockId, reason, queue });
  }

  /** Ends the conversation and closes whatever was open. */
  end(blockId: string | null, reason?: EndReason): void {
    const { state } = this;
    state.endReason = reason ?? (state.hasReachedGoal ? 'GOAL' : 'COMPLETED');
    state.position = null;
    state.awaiting = null;
    state.openEffect = null;
    state.returnTo = null;
    state.frames = undefined;
    state.offer = null;
    state.given = undefined;
    state.clarifying = undefined;
    state.heldReply = undefined;
    state.alarm = undefined;
    state.isHandedOff = false;
    this.outputs.push({ kind: 'ended', blockId, reason: state.endReason });
  }

  /** Counts a value for storing instead of another; false when it, or all values together, would be too large. */
  fits(value: VariableValue, known: VariableValue | undefined): boolean {
    const weight = weightOf(value, heaviestValue);
    this.spend(Math.min(weight, heaviestValue) / 8);
    if (weight > heaviestValue) return false;
    this.variablesWeight ??= weightOfState(this.state);
    const total = this.variablesWeight + weight - weightOf(known, heaviestVariables);
    if (total > heaviestVariables && total > this.variablesWeight) return false;
    this.variablesWeight = total;
    return true;
  }

  /** Values were dropped without being counted. */
  weighAgain(): void {
    this.variablesWeight = null;
  }

  private readConversation(name: string): VariableValue | undefined {
    if (name === 'lastMessage') return this.state.lastMessage;
    return name === 'locale' ? this.state.locale : undefined;
  }
}
