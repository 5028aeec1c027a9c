import { BrainCircuit, Contact, Globe, Mail, MessageSquare, Plug, Sheet, type LucideIcon } from 'lucide-react';
import { IconMark } from '../../../ui/index.js';
import type { ShownConnector } from '../model/catalog.js';

const icons: Record<ShownConnector['category'], LucideIcon> = {
  HTTP: Globe,
  SHEETS: Sheet,
  CRM: Contact,
  MESSAGING: MessageSquare,
  MAIL: Mail,
  MODEL: BrainCircuit,
  OTHER: Plug,
};

/** The icon of a connector's category; the name is shown beside it. */
export function ConnectorMark({ category }: { category: ShownConnector['category'] | null }) {
  return <IconMark icon={category === null ? Plug : icons[category]} className="size-9 [&>svg]:size-[18px]" />;
}
