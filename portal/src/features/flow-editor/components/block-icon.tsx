import { blockFamily, type BlockFamily, type BlockKind } from '@tertulia/flow-engine';
import {
  AtSign,
  Calendar,
  CircleStop,
  Clock,
  CornerDownRight,
  Globe,
  Hand,
  Hash,
  Image,
  List,
  Mail,
  MessageSquareText,
  Phone,
  Plug,
  Sparkles,
  Split,
  Star,
  Target,
  TextCursorInput,
  Variable,
  Webhook,
  type LucideIcon,
} from 'lucide-react';

const ICONS: Record<BlockKind, LucideIcon> = {
  text: MessageSquareText,
  image: Image,
  textInput: TextCursorInput,
  numberInput: Hash,
  emailInput: AtSign,
  phoneInput: Phone,
  dateInput: Calendar,
  choiceInput: List,
  rating: Star,
  condition: Split,
  setVariable: Variable,
  jump: CornerDownRight,
  businessHours: Clock,
  aiResponse: Sparkles,
  httpRequest: Globe,
  connector: Plug,
  sendEmail: Mail,
  awaitWebhook: Webhook,
  handOff: Hand,
  goal: Target,
  end: CircleStop,
};

const FAMILY_COLOURS: Record<BlockFamily, string> = {
  MESSAGES: 'var(--info)',
  QUESTIONS: 'var(--accent)',
  LOGIC: 'var(--ink-2)',
  AI: 'var(--violet)',
  INTEGRATION: 'var(--teal)',
  HUMAN: 'var(--ok)',
};

/** The colour of a kind's family: edge and icon. */
export function familyColour(kind: BlockKind): string {
  return FAMILY_COLOURS[blockFamily(kind)];
}

/** The icon of a block kind; the name is always shown beside it. */
export function BlockIcon({ kind }: { kind: BlockKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden className="size-4 shrink-0" style={{ color: familyColour(kind) }} strokeWidth={1.8} />;
}
