import { isReservedName, variableNamePattern, type Variable, type VariableType } from '@tertulia/flow-engine';
import type { Account } from './account.js';
import type { SourceVariable } from './source.js';

/** The most variables that a bot has. */
const variablesMax = 200;
const longestName = 80;

/** The variables of the file under names that fit here. */
export class Names {
  private readonly byId = new Map<string, string>();
  private readonly byName = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly used = new Set<string>();
  private readonly types = new Map<string, VariableType>();
  private readonly personal = new Set<string>();
  private readonly made: string[] = [];

  constructor(
    private readonly variables: readonly SourceVariable[],
    private readonly account: Account,
  ) {
    // Names that fit are given out first, so that no renamed variable takes one of them.
    const fitting = variables.filter(({ name }) => isFit(name));
    for (const variable of fitting) this.give(variable, variable.name);
    for (const variable of variables) if (!isFit(variable.name)) this.give(variable, fitted(variable.name));
  }

  /** The name of the variable with an id of the file; null for one that does not exist. */
  ofId(id: string): string | null {
    return this.use(this.byId.get(id));
  }

  /** The name of the variable that texts of the file call so, spaces included; null for one that does not exist. */
  ofText(name: string): string | null {
    return this.use(this.byName.get(name));
  }

  /** A variable that the file does not have. */
  add(wish: string, type: VariableType = 'TEXT'): string {
    const name = this.free(fitted(wish));
    this.made.push(name);
    this.types.set(name, type);
    return name;
  }

  /** Says what a variable holds; one that holds several types is a text. */
  hold(name: string | null, type: VariableType): void {
    if (name !== null) this.types.set(name, (this.types.get(name) ?? type) === type ? type : 'TEXT');
  }

  typeOf(name: string): VariableType {
    return this.types.get(name) ?? 'TEXT';
  }

  /** The variable holds what says who somebody is. */
  isPersonal(name: string | null): void {
    if (name !== null) this.personal.add(name);
  }

  /** The declarations. Where there are too many, those that nothing uses are left out; null when there are still too many. */
  declared(): Variable[] | null {
    const isTooMany = this.taken.size > variablesMax;
    const kept = new Set<string>();
    for (const variable of this.variables) {
      const line = this.account.of(variable);
      if (line.isDropped) continue;
      const name = this.byId.get(variable.id) ?? '';
      if (isTooMany && !this.used.has(name)) line.drop('UNUSED_VARIABLE');
      else kept.add(name);
    }
    const names = [...kept, ...this.made];
    return names.length > variablesMax ? null : names.map((name) => this.declarationOf(name));
  }

  private declarationOf(name: string): Variable {
    const [type, isPersonalData] = [this.typeOf(name), this.personal.has(name)];
    return { name, type, scope: 'CONVERSATION', isPersonalData, defaultValue: null };
  }

  private give(variable: SourceVariable, wish: string): void {
    const line = this.account.of(variable);
    if (line.isDropped) return;
    if (variable.id === '' || this.byId.has(variable.id)) return line.drop('SECOND_OF_ID');
    const name = this.free(wish);
    if (name !== variable.name) line.note('RENAMED_VARIABLE');
    this.byId.set(variable.id, name);
    if (!this.byName.has(variable.name)) this.byName.set(variable.name, name);
  }

  private use(name: string | undefined): string | null {
    if (name === undefined) return null;
    this.used.add(name);
    return name;
  }

  private free(wish: string): string {
    let name = wish;
    for (let number = 2; this.taken.has(name); number += 1) name = `${wish.slice(0, longestName - 5)}_${number}`;
    this.taken.add(name);
    return name;
  }
}

function isFit(name: string): boolean {
  return variableNamePattern.test(name) && !isReservedName(name);
}

/** The nearest name that a variable can have. */
function fitted(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, longestName - 2);
  const first = /^\p{L}/u.test(plain) ? plain : `v_${plain}`;
  return isFit(first) ? first : `${first}_`;
}
