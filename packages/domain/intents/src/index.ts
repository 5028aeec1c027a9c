export { helpLinesOf } from './crisis-lines.js';
export { Examples, type Likeliest } from './paraphrase/likeliest.js';
export { paraphraseOf } from './paraphrase/paraphrase.js';
export { asksForPerson, intentOf, isCourtesy, leadsToPerson, type HeardIntent } from './intents/intent.js';
export { intentNames, type IntentName } from './intents/phrases.js';
export { trades, type Trade } from './trade.js';
export { urgencyOf, type Urgency, type UrgencyKind } from './urgency/urgency.js';
