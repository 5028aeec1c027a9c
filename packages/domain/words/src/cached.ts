/** Longer words are rare, and could fill the memory. */
const longestKept = 40;

/** Results of a pure function by word. A full cache is emptied: the words of a large index repeat often. */
export class Cached<Result> {
  private readonly known = new Map<string, Result>();
  private readonly make: (word: string) => Result;
  private readonly size: number;

  constructor(make: (word: string) => Result, size = 20_000) {
    this.make = make;
    this.size = size;
  }

  of(word: string): Result {
    const found = this.known.get(word);
    if (found !== undefined) return found;
    const made = this.make(word);
    if (word.length > longestKept) return made;
    if (this.known.size >= this.size) this.known.clear();
    this.known.set(word, made);
    return made;
  }
}
