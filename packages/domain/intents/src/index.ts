export { helpLinesOf } from './crisis-lines.js';
export { asksForPerson } from './intents/intent.js';
export { trades, type Trade } from './trade.js';
export { urgencyOf, type Urgency, type UrgencyKind } from './urgency/urgency.js';
