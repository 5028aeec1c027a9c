/** A part of a message that may be a question of its own. */
export interface Clause {
  readonly text: string;
  /** It asks; what only tells something may stay without an answer. */
  readonly isAsked: boolean;
}

const mostClauses = 5;
const shortestClause = 3;
const sentenceEnd = /(?<=[?!.;\n])|(?=[¿¡])/u;
const joint = /,|\s(?:y|e|and|pero|but|tambien|también|also|ademas|además)\s/iu;
const asking =
  /^[\s¿¡]*(?:(?:hola|hi|hello|hey|buenas|buenos dias|buenas tardes),? )?(?:y |and )?(?:a |de |en |con |por |para |hasta |desde |at |in |for )?(?:qu[eé]|cu[aá]l(?:es)?|cu[aá]ndo|cu[aá]nt[oa]s?|c[oó]mo|d[oó]nde|qui[eé]n|hay|tienen?|hacen?|aceptan?|abren?|cierran?|dan?|venden?|puedo|se puede|what|which|when|where|how|who|do|does|is|are|can|could|may)\b/iu;

/** The parts of a message, in order; a single one for a message that has no parts. */
export function clausesOf(message: string): Clause[] {
  const clauses = message
    .slice(0, 600)
    .split(sentenceEnd)
    .flatMap((sentence) => {
      const parts = sentence.split(joint).filter((part) => part.trim().length >= shortestClause);
      const isQuestion = sentence.includes('?');
      // What comes before an opening mark or a comma tells; the last part of a question asks.
      return parts.map((text, at) => ({
        text,
        isAsked: asking.test(text) || (isQuestion && at === parts.length - 1),
      }));
    });
  return clauses.slice(0, mostClauses);
}
