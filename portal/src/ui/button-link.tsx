import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button-look.js';
import { cn } from './class-names.js';
import { Link } from './link.js';

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook & { icon?: LucideIcon; children: ReactNode };

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon: Icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={cn(buttonClass({ variant, size }), className)}>
      {Icon && <Icon aria-hidden className="size-4" />}
      {children}
    </Link>
  );
}
